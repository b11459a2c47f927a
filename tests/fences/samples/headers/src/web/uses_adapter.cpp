#include "web/http/transport_state.h"
