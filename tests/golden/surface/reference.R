# Prints the reference figures of this folder: Rscript tests/golden/surface/reference.R, from the repository's root.
suppressMessages(library(spatstat.explore))
out <- "tests/golden/surface/"
e <- read.csv("tests/golden/interaction/break_and_enter_d14_2018.csv")
frame <- owin(c(-2400, 2400), c(-2400, 2800))
p <- suppressWarnings(ppp(e$x, e$y, window = frame))
at <- expand.grid(x = seq(-2395, 2395, length.out = 6), y = seq(-2395, 2795, length.out = 6))
at <- round(at / 10) * 10 + 5  # centres of cells of 10 m
at$x <- pmin(at$x, 2395); at$y <- pmin(at$y, 2795)
fixed <- do.call(rbind, lapply(c(200, 500), function(h) do.call(rbind, lapply(c("none", "uniform", "diggle"), function(edge) {
  f <- densityfun(p, sigma = h, edge = edge != "none", diggle = edge == "diggle", dimyx = c(520, 480))
  data.frame(bandwidth_m = h, edge = edge, x = at$x, y = at$y, per_km2 = 1e6 * f(at$x, at$y))
}))))
write.csv(fixed, paste0(out, "fixed.csv"), row.names = FALSE, quote = FALSE)
