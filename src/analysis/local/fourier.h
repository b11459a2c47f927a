#pragma once

#include <complex>
#include <vector>

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// The discrete Fourier transform, in place: x_w = sum over s of x_s exp(-2 pi i w s / L), or with +i and divided by L.
/// Requires a length that is a power of two.
void transform(std::vector<std::complex<double>>& values, bool backwards);

}  // namespace wardmote::analysis::local
