router.page<Q, V>({.name = "motion", .path = "/motion", .title = "Motion"}, handle);
