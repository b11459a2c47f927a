#pragma once
#include "domains/evidence/dataset.h"
