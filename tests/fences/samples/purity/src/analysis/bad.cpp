#include <thread>
int counter = 0;
void f() { printf("x"); }
