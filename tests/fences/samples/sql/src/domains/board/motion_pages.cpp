auto q = "select id from motion";
