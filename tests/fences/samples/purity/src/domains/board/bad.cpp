void g() { throw 1; }
