# R 4.2.2, package Exact 3.3. The grid of Exact ends 1e-5 inside of the range of the nuisance parameter.
library(Exact)
rows <- list(c(0,0,20), c(1,3,20), c(0,0,72), c(0,0,100), c(3,4,100), c(5,2,100), c(10,12,100), c(2,9,60), c(20,25,200),
             c(30,30,200), c(0,3,30), c(1,0,40))
cat("onlyFirst,onlySecond,total,bound,supremum\n")
for (r in rows) for (d in c(-0.2, -0.1, -0.05, -0.02, 0, 0.1)) {
  table <- matrix(c(r[3] - r[1] - r[2], r[1], r[2], 0), 2, 2)
  p <- paired.exact.test(table, alternative="greater", method="uam", delta=d, to.plot=FALSE, npNumbers=500)$p.value
  cat(paste(r[1], r[2], r[3], d, format(p, digits=10), sep=","), "\n", sep="")
}
