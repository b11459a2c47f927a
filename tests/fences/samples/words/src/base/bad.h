#pragma once
struct MotionTable {};
// TODO write it
char const* place = "/root/x";
