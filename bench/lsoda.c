/*
 * Processor time of ODEPACK's LSODA, or of its LSODE with backward differentiation, as R's deSolve ships them
 * compiled, on a benchmark model compiled by gcc: a baseline that runs beside the engine on the same machine in the same
 * minute. No R code runs between outputs.
 *
 *   driver FILE.csv nSubjects tolerance repeats lsoda|bdf
 *
 * Per repeat one line: microseconds per subject. With 0 repeats, the outputs instead: a line per subject and time. bench/lsoda.ts builds it: MODEL_H holds the equations,
 * the other capitals what is given when.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <math.h>
#include MODEL_H

typedef void (*slope)(int *, double *, double *, double *, double *, int *);
extern void dlsoda_(slope, int *n, double *y, double *t, double *until, int *itol, double *rtol, double *atol,
                    int *itask, int *istate, int *iopt, double *rwork, int *lrw, int *iwork, int *liw, slope jac,
                    int *jt, double *rpar, int *ipar);

extern void dlsode_(slope, int *n, double *y, double *t, double *until, int *itol, double *rtol, double *atol,
                    int *itask, int *istate, int *iopt, double *rwork, int *lrw, int *iwork, int *liw, slope jac,
                    int *mf, double *rpar, int *ipar);

static int bdf;
static double par[NPAR];
static double rate[NEQ];

static void derivative(int *n, double *t, double *y, double *dy, double *rpar, int *ipar) {
  (void)n; (void)rpar; (void)ipar;
  model_rhs(*t, y, dy, par, rate);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void print(const double *out, int show) {
  if (!show) return;
  for (int j = 0; j < NOUT; j++) printf(j ? " %.17g" : "%.17g", out[j]);
  putchar('\n');
}

/* Integrates to each output and each end of an infusion, as the reference script does: a new start at every change. */
static double one(double amount, double tol, double *sink, int show) {
  static double rwork[22 + NEQ * (NEQ + 9) + 16 * NEQ];
  static int iwork[20 + NEQ];
  double y[NEQ], out[NOUT], t = 0, rtol[NEQ], atol[NEQ];
  int n = NEQ, itol = 4, itask = 4, iopt = 1, jt = 2, mf = 22, lrw = sizeof rwork / sizeof *rwork, liw = 20 + NEQ, ipar = 0;
  for (int i = 0; i < NEQ; i++) rtol[i] = atol[i] = tol;
  model_init(par, y);
  memset(rate, 0, sizeof rate);
  memset(rwork, 0, sizeof rwork);
  memset(iwork, 0, sizeof iwork);
  iwork[5] = 500000;
  int k = 0;
  for (int dose = 0; dose < N_DOSES; dose++) {
    if (DURATION == 0)
      for (int j = 0; j < N_TARGETS; j++) y[targets[j]] += amount * shares[j];
    double begin = dose * INTERVAL, stop = begin + DURATION, next = dose + 1 < N_DOSES ? begin + INTERVAL : LAST;
    for (int part = 0; part < 2; part++) {
      double until = part == 0 ? stop : next;
      for (int j = 0; j < N_TARGETS; j++) rate[targets[j]] = part == 0 && DURATION > 0 ? amount * shares[j] / DURATION : 0;
      int istate = 1;
      rwork[0] = until;
      while (t < until) {
        double wanted = k * EVERY <= t ? (k + 1) * EVERY : k * EVERY;
        if (k == 0) { model_out(y, par, out); print(out, show); *sink += out[0]; k = 1; continue; }
        double goal = wanted < until ? wanted : until;
        if (bdf)
          dlsode_(derivative, &n, y, &t, &goal, &itol, rtol, atol, &itask, &istate, &iopt, rwork, &lrw, iwork, &liw,
                  derivative, &mf, par, &ipar);
        else dlsoda_(derivative, &n, y, &t, &goal, &itol, rtol, atol, &itask, &istate, &iopt, rwork, &lrw, iwork, &liw,
                derivative, &jt, par, &ipar);
        if (istate < 0) { fprintf(stderr, "stopped: %d\n", istate); exit(1); }
        if (goal == wanted) { model_out(y, par, out); print(out, show); *sink += out[NOUT - 1]; k++; }
      }
    }
  }
  return y[0];
}

int main(int argc, char **argv) {
  if (argc < 6) return 2;
  bdf = strcmp(argv[5], "bdf") == 0;
  int most = atoi(argv[2]), repeats = atoi(argv[4]), found = 0;
  double tol = atof(argv[3]), sink = 0;
  double (*rows)[NPAR + 2] = malloc(sizeof(double[NPAR + 2]) * most);
  char line[4096];
  FILE *file = fopen(argv[1], "r");
  if (!file || !fgets(line, sizeof line, file)) return 2;
  while (found < most && fgets(line, sizeof line, file)) {
    char *cell = strtok(line, ",");
    for (int k = 0; cell; k++, cell = strtok(NULL, ",")) rows[found][k] = atof(cell);
    found++;
  }
  for (int i = 0; i < (repeats == 0 ? found : 0); i++) {
    memcpy(par, rows[i] + FIRST, sizeof par);
    one(PER_KG ? AMOUNT * rows[i][1] : AMOUNT, tol, &sink, 1);
  }
  for (int r = 0; r < repeats; r++) {
    double begin = now();
    for (int i = 0; i < found; i++) {
      memcpy(par, rows[i] + FIRST, sizeof par);
      one(PER_KG ? AMOUNT * rows[i][1] : AMOUNT, tol, &sink, 0);
    }
    printf("%.3f\n", 1e6 * (now() - begin) / found);
  }
  fprintf(stderr, "%g\n", sink);
  return 0;
}
