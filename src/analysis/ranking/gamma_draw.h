#pragma once

#include "base/random.h"

namespace wardmote::analysis::ranking {

/// A gamma variable with the given shape (> 0) and scale 1, from a stream of its own: Marsaglia & Tsang (2000, ACM TOMS
/// 26:363-372), and for shapes below 1 their boost by u^(1/shape). Exact in law; uses 2 to 5 uniforms, seldom more.
double gamma_draw(double shape, base::RandomStream& stream);

}  // namespace wardmote::analysis::ranking
