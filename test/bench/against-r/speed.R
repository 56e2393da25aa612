# One way of estimating one model on the panel, in a process of its own. Prints seconds and peak memory (MB) as JSON.
# Usage: Rscript speed.R FOLDER ROWS WAY REPETITIONS
given <- commandArgs(TRUE)
folder <- given[1]; rows <- as.integer(given[2]); way <- given[3]; repetitions <- as.integer(given[4])
regressors <- c("s1","s2","s3","s4","s5","s6","s7","age","age2","d1","d2","d3")
outcome <- switch(sub("[.].*", "", way), ols = "hours", logit = "searching", poisson = "applications",
                  within = "hours", survey = "hours")
needed <- c("id", "wave", "weight", outcome, regressors)
panel <- as.data.frame(lapply(setNames(needed, needed), function(name)
  readBin(file.path(folder, name), "double", rows)))
model <- reformulate(regressors, outcome)
invisible(suppressMessages(suppressWarnings(switch(way,
  ols.package = , logit.package = , poisson.package = library(sandwich),
  within.package = library(plm), survey.package = library(survey), NULL))))

meat <- function(x, residuals, id) { sums <- rowsum(x * residuals, id, reorder = FALSE); crossprod(sums) }
design <- function() model.matrix(model, panel)
irls <- function(mean_of, variance_of, start) {
  x <- design(); y <- panel[[outcome]]; b <- numeric(ncol(x)); b[1] <- start(y)
  repeat {
    eta <- drop(x %*% b); mu <- mean_of(eta)
    bread <- chol2inv(chol(crossprod(x, x * variance_of(mu))))
    step <- drop(bread %*% crossprod(x, y - mu)); b <- b + step
    if (max(abs(step)) < 1e-9) break
  }
  bread %*% meat(x, y - mu, panel$id) %*% bread
}
ways <- list(
  ols.package = function() vcovCL(lm(model, panel), cluster = panel$id, type = "HC1"),
  ols.hand = function() {
    x <- design(); y <- panel[[outcome]]; bread <- chol2inv(chol(crossprod(x)))
    b <- bread %*% crossprod(x, y); u <- y - drop(x %*% b)
    bread %*% meat(x, u, panel$id) %*% bread
  },
  logit.package = function() vcovCL(glm(model, binomial, panel), cluster = panel$id, type = "HC0"),
  logit.hand = function() irls(plogis, function(mu) mu * (1 - mu), function(y) qlogis(mean(y))),
  poisson.package = function() vcovCL(glm(model, poisson, panel), cluster = panel$id, type = "HC0"),
  poisson.hand = function() irls(exp, identity, function(y) log(mean(y))),
  within.package = function() {
    fit <- plm(model, pdata.frame(panel, index = c("id", "wave")), model = "within")
    vcovHC(fit, method = "arellano", type = "HC0")
  },
  within.hand = function() {
    z <- as.matrix(panel[c(outcome, regressors)]); size <- rowsum(rep(1, rows), panel$id, reorder = FALSE)
    place <- match(panel$id, unique(panel$id))
    z <- z - (rowsum(z, panel$id, reorder = FALSE) / drop(size))[place, ]
    x <- z[, -1]; bread <- chol2inv(chol(crossprod(x))); b <- bread %*% crossprod(x, z[, 1])
    bread %*% meat(x, z[, 1] - drop(x %*% b), panel$id) %*% bread
  },
  survey.package = function() vcov(svyglm(model, svydesign(ids = ~id, weights = ~weight, data = panel)))
)
seconds <- vapply(seq_len(repetitions), function(i) { gc(); system.time(ways[[way]]())[["elapsed"]] }, 0)
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(sprintf('{"seconds": %s, "memory": %s}\n', format(median(seconds), digits = 6), as.numeric(gsub("[^0-9]", "", peak)) / 1024))
