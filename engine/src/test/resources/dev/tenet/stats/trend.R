# Makes trend.csv: R 4.2.2, prop.trend.test.
f <- function(x) paste(format(x, digits = 17, trim = TRUE), collapse = " ")
cases <- list(list(c(10, 14, 19, 25), c(40, 40, 40, 40), 1:4), list(c(83, 90, 129, 70), c(86, 93, 136, 82), 1:4),
  list(c(5, 9, 12), c(20, 25, 22), c(0, 1, 8)), list(c(30, 22, 20, 8, 9), c(50, 60, 50, 40, 45), c(0, 1, 2, 4, 8)))
rows <- lapply(cases, function(k) { t <- prop.trend.test(k[[1]], k[[2]], k[[3]])
  data.frame(successes = f(k[[1]]), totals = f(k[[2]]), scores = f(k[[3]]), chi = f(unname(t$statistic)), p = f(t$p.value)) })
write.csv(do.call(rbind, rows), "trend.csv", row.names = FALSE, quote = FALSE)
