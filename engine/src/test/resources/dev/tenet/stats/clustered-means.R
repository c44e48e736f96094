# Makes clustered-means.csv: R 4.2.2, clubSandwich 0.5.8, sandwich 3.0-2.
suppressMessages({library(clubSandwich); library(sandwich)})
set.seed(7)
out <- list()
for (k in 1:8) {
  G <- c(5, 8, 12, 20, 30, 40, 40, 60)[k]
  n <- if (k %in% c(2, 6)) rep(6, G) else sample(1:9, G, replace = TRUE)
  g <- rep(seq_len(G), n)
  share <- rbeta(G, 0.6, 0.9)[g]
  y <- if (k %% 2 == 0) rbinom(length(g), 1, share) else rbinom(length(g), 4, share) / 4
  h <- sample(seq_len(c(4, 6, 5, 7, 10, 9, 12, 15)[k]), length(g), replace = TRUE)
  m <- lm(y ~ 1)
  test <- coef_test(m, vcov = "CR2", cluster = g, test = "Satterthwaite")
  ci <- conf_int(m, vcov = "CR2", cluster = g, level = 0.95, test = "Satterthwaite")
  two <- vcovCL(m, cluster = data.frame(g, h), type = "HC1")
  f <- function(x) paste(format(x, digits = 17, trim = TRUE), collapse = " ")
  out[[k]] <- data.frame(case = k, scores = f(y), one = f(g), other = f(h), mean = f(coef(m)),
    se = f(test$SE), df = f(if (is.null(test$df_Satt)) test$df else test$df_Satt),
    low = f(ci$CI_L), high = f(ci$CI_U), two = f(two[1, 1]))
}
write.csv(do.call(rbind, out), "clustered-means.csv", row.names = FALSE, quote = FALSE)
