/**
 * A tumour cord in model text: an antibody–drug conjugate and its payload diffuse from a capillary into tissue in `n`
 * nodes, with 8 species in each: free and bound conjugate, target, conjugate inside the cell, payload inside and
 * outside, payload on tubulin, dead share. Values are typical of the literature and describe no drug.
 */
export const tumourCord = (n: number): string => `model tumour-cord
index x = 1..${n}
index e = 0..${n}
dx = 100 {um} / ${n}
param D = 10 um^2/s "diffusion of the conjugate" assumed "typical" range 5..20
param Dp = 200 um^2/s "diffusion of the payload" assumed "typical" range 100..500
param kon = 0.0007 1/(nM*s) "binding" assumed "typical" range 0.0001..0.01
param koff = 0.0003 1/s "release" assumed "typical" range 0.00001..0.001
param kint = 0.00003 1/s "internalisation" assumed "typical" range 0.00001..0.0001
param klys = 0.00002 1/s "degradation" assumed "typical" range 0.00001..0.0001
param kin = 0.01 1/s "payload into cells" assumed "typical" range 0.001..0.1
param kout = 0.005 1/s "payload out of cells" assumed "typical" range 0.001..0.1
param kont = 0.001 1/(nM*s) "binding to tubulin" assumed "typical" range 0.0001..0.01
param kofft = 0.01 1/s "release from tubulin" assumed "typical" range 0.001..0.1
param T0 = 65 nM "tubulin" assumed "typical" range 10..100
param R0 = 300 nM "target" assumed "typical" range 100..1000
param ke = 0.01 1/h "loss from plasma" assumed "typical" range 0.005..0.05
state plasma : nM = 0 "conjugate in plasma"
state C[x] : nM = 0 "free conjugate"
state R[x] : nM = R0 "target"
state B[x] : nM = 0 "bound conjugate"
state N[x] : nM = 0 "conjugate in cells"
state P[x] : nM = 0 "payload in cells"
state Q[x] : nM = 0 "payload between cells"
state T[x] : nM = 0 "payload on tubulin"
state dead[x] : 1 = 0 "share of dead cells"
FC[0] = 2 * D / dx * (plasma - C[1])
FC[e in 1..${n - 1}] = D / dx * (C[e] - C[e+1])
FC[${n}] = 0 {nM*um/h}
FQ[0] = 2 * Dp / dx * (0 - Q[1])
FQ[e in 1..${n - 1}] = Dp / dx * (Q[e] - Q[e+1])
FQ[${n}] = 0 {nM*um/h}
bind[x] = kon * C[x] * R[x] - koff * B[x]
hold[x] = kont * P[x] * (T0 - T[x]) - kofft * T[x]
swap[x] = kin * Q[x] - kout * P[x]
kill[x] = 0.02 {1/h} * T[x] / (20 {nM} + T[x]) * (1 - dead[x])
plasma' = -ke * plasma
C[x]' = (FC[x-1] - FC[x]) / dx - bind[x]
R[x]' = kint * (R0 * (1 - dead[x]) - R[x]) - bind[x]
B[x]' = bind[x] - kint * B[x]
N[x]' = kint * B[x] - klys * N[x]
P[x]' = 4 * klys * N[x] + swap[x] - hold[x]
Q[x]' = (FQ[x-1] - FQ[x]) / dx - swap[x]
T[x]' = hold[x]
dead[x]' = kill[x]
dose adc : nM "plasma concentration" into plasma = 1
output conjugate : nM = sum(x: C[x] + B[x]) / ${n} "conjugate, mean"
output payload : nM = sum(x: P[x] + T[x]) / ${n} "payload in cells, mean"
output killed : 1 = sum(x: dead[x]) / ${n} "share of dead cells"
output deep : nM = T[${n}] "payload on tubulin in the farthest node"
`;

/**
 * Eight species in `n` nodes, all of which diffuse and all of which change with each other: every node brings a full
 * block to the Jacobian, so that factors fill in as much as those of any model of this shape.
 */
export const fullReactor = (n: number): string => `model full-reactor
index i = 1..8
index x = 1..${n}
index e = 0..${n}
k = 1 {1/h}
state A[i, x] : 1 = i / 8 * (1 + x / ${n})
total[x] = sum(i: i * A[i, x]) / 36
F[i, 0] = 0
F[i, e in 1..${n - 1}] = (A[i, e] - A[i, e+1]) * (1 + i)
F[i, ${n}] = 0
A[i, x]' = k * (${n}^2 / 100 * (F[i, x-1] - F[i, x]) + 100^(i / 8) * (total[x] / (0.5 + A[i, x]) - A[i, x] * total[x]))
output mean : 1 = sum(x: total[x]) / ${n}
output first : 1 = A[1, 1]
output last : 1 = A[8, ${n}]
`;
