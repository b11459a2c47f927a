# Prints the reference figures of this folder: Rscript tests/golden/cooccurrence/reference.R, from the repository's root.
options(digits = 15)
out <- "tests/golden/cooccurrence/"
save <- function(rows, name) write.csv(format(rows, digits = 15, trim = TRUE), paste0(out, name), row.names = FALSE, quote = FALSE)

# Fisher's exact test: counts of fourfold tables, from small to large, and three alternatives.
counts <- rbind(c(3, 1, 1, 3), c(10, 2, 3, 15), c(0, 5, 7, 9), c(4, 0, 0, 4), c(1, 9, 11, 3), c(2, 2, 2, 2), c(12, 5, 29, 2),
                c(60, 40, 30, 70), c(5, 95, 20, 180), c(300, 700, 250, 1250), c(820, 4180, 4000, 41000), c(30, 970, 2000, 47000),
                c(5, 995, 400, 48600), c(0, 300, 1200, 8500))
fisher <- do.call(rbind, lapply(seq_len(nrow(counts)), function(i) {
  x <- matrix(counts[i, ], 2, byrow = TRUE)
  p <- sapply(c("two.sided", "greater", "less"), function(a) fisher.test(x, alternative = a)$p.value)
  data.frame(both = x[1, 1], first_only = x[1, 2], second_only = x[2, 1], neither = x[2, 2], two_sided = p[1], more = p[2], fewer = p[3])
}))
save(fisher, "fisher.csv")

# Mantel & Haenszel, and the exact conditional test: admissions to Berkeley by department; rabbits given penicillin at five doses (Mantel
# 1963, as help(mantelhaen.test) prints them).
rabbits <- array(c(0, 0, 6, 5, 3, 0, 3, 6, 6, 2, 0, 4, 5, 6, 1, 0, 2, 5, 0, 0), dim = c(2, 2, 5))
worlds <- list(admissions = UCBAdmissions, rabbits = rabbits)
strata <- do.call(rbind, lapply(names(worlds), function(name) {
  x <- worlds[[name]]
  data.frame(world = name, both = x[1, 1, ], first_only = x[1, 2, ], second_only = x[2, 1, ], neither = x[2, 2, ])
}))
save(strata, "strata.csv")
common <- do.call(rbind, lapply(names(worlds), function(name) {
  m <- mantelhaen.test(worlds[[name]])
  e <- sapply(c("two.sided", "greater", "less"), function(a) mantelhaen.test(worlds[[name]], exact = TRUE, alternative = a)$p.value)
  data.frame(world = name, odds_ratio = m$estimate, lower = m$conf.int[1], upper = m$conf.int[2], chi_square = m$statistic, p = m$p.value,
             exact_two_sided = e[1], exact_more = e[2], exact_fewer = e[3])
}))
save(common, "common_odds.csv")

# Average linkage of 21 European cities by road (datasets::eurodist).
save(data.frame(height = hclust(eurodist, "average")$height), "linkage_heights.csv")
d <- as.matrix(eurodist)
save(data.frame(first = t(combn(21, 2))[, 1] - 1, second = t(combn(21, 2))[, 2] - 1, km = d[t(combn(21, 2))[, 2:1]]), "road_km.csv")
