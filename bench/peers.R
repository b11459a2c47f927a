# What the R packages of the field take for the work of bench/peers.py: Rscript peers.R NAME SIZE prints, last, the
# seconds of a core that the call alone takes.
arguments <- commandArgs(trailingOnly = TRUE)
size <- as.integer(arguments[2])
set.seed(1)

heaps <- function(count, deviation) {
  away <- deviation * sqrt(-2 * log(runif(count)))
  angle <- 2 * pi * runif(count)
  list(x = away * cos(angle), y = away * sin(angle))
}

work <- switch(arguments[1],
  # Local Moran of size x size areas, queen neighbours, overdispersed counts, 999 conditional permutations.
  spdep = {
    suppressMessages(library(spdep))
    weights <- nb2listw(cell2nb(size, size, type = "queen"))
    counts <- rpois(size^2, rexp(size^2, 1 / 2))
    function() localmoran_perm(counts, weights, nsim = 999)
  },
  # Knox's test of one distance and one time, 999 permutations; the distances are made before.
  surveillance = {
    suppressMessages(library(surveillance))
    at <- heaps(size, 3000)
    apart <- dist(cbind(at$x, at$y))
    days <- dist(floor(365 * runif(size)))
    function() knox(dt = days, ds = apart, eps.t = 14, eps.s = 200, simulate.p.value = TRUE, B = 999)
  },
  # Density of size events on 128 x 128 cells on each of 365 days, corrected at the edge.
  sparr = {
    suppressMessages(library(sparr))
    at <- heaps(3 * size, 2500)
    inside <- which(abs(at$x) <= 6400 & abs(at$y) <= 6400)[seq_len(size)]
    events <- ppp(at$x[inside], at$y[inside], c(-6400, 6400), c(-6400, 6400))
    days <- sample(0:364, size, replace = TRUE)
    function() spattemp.density(events, h = 500, tt = days, lambda = 14, tlim = c(0, 364), sres = 128, tres = 365,
                                sedge = "uniform", tedge = "uniform", verbose = FALSE)
  })
cost <- system.time(work())
cat(cost[["user.self"]] + cost[["sys.self"]], "\n")
