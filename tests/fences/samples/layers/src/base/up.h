#pragma once
#include "store/session.h"
