/**
 * An explicit Runge–Kutta method with its error estimate and its dense output, as data:
 *
 *   kᵢ = f(t + cᵢh, y + h Σ aᵢⱼkⱼ)     y(t+h) = y + h Σ bᵢkᵢ     error = h Σ eᵢkᵢ
 *   y(t+θh) = y + h Σ kᵢ Σ pᵢₘ θᵐ, m = 1, 2, …
 *
 * The last stage is at t+h with the b's as its row, so that it is the first stage of the next step. Stages of `extra`
 * follow it; they are computed only in steps within which a state is wanted.
 */
export interface ExplicitMethod {
  readonly kind: "explicit";
  readonly name: string;
  readonly cite: readonly string[];
  readonly order: number;
  readonly denseOrder: number;
  readonly c: readonly number[];
  readonly a: readonly (readonly number[])[];
  readonly error: readonly number[];
  /**
   * Weights of a second estimate e′ of lower order: the norm of the error is then ‖e‖²/√(‖e‖² + ‖e′‖²/100), which
   * falls with a higher order than ‖e‖ (`hairer1993`, II.10).
   */
  readonly lower?: readonly number[];
  readonly extra?: { readonly c: readonly number[]; readonly a: readonly (readonly number[])[] };
  readonly dense: readonly (readonly number[])[];
}

/**
 * A Rosenbrock–Wanner method in the form that needs no product with the Jacobian J = ∂f/∂y:
 *
 *   (1/(hγ) − J) uᵢ = f(t + cᵢh, y + Σ aᵢⱼuⱼ) + Σ (gᵢⱼ/h) uⱼ + h dᵢ ∂f/∂t
 *   y(t+h) = y + Σ mᵢuᵢ     error = Σ eᵢuᵢ
 *   y(t+θh) = (1−θ) y + θ (y(t+h) + (1−θ) (w₁ + θ (w₂ + θ w₃))),  wₘ = Σ denseₘᵢ uᵢ
 */
export interface RosenbrockMethod {
  readonly kind: "rosenbrock";
  readonly name: string;
  readonly cite: readonly string[];
  readonly order: number;
  readonly denseOrder: number;
  readonly gamma: number;
  readonly c: readonly number[];
  readonly d: readonly number[];
  readonly a: readonly (readonly number[])[];
  readonly g: readonly (readonly number[])[];
  readonly m: readonly number[];
  readonly error: readonly number[];
  readonly dense: readonly (readonly number[])[];
}

/**
 * A diagonally implicit Runge–Kutta method whose first stage is explicit and whose other stages share one γ:
 *
 *   kᵢ = f(t + cᵢh, y + h Σ aᵢⱼkⱼ + hγ kᵢ)     y(t+h) = y + h Σ bᵢkᵢ     error = (1 − hγJ)⁻¹ h Σ eᵢkᵢ
 *   y(t+θh) = y + h Σ kᵢ Σ pᵢₘ θᵐ, m = 1, 2, …
 *
 * The last stage is at t+h with the b's as its row, so that its slope is the first of the next step. `guess` holds, per
 * stage, weights of earlier slopes that foretell its own. Stages are found by simplified Newton iteration with the
 * factors of 1/(hγ) − J, which are kept over stages and steps while they serve (`hairer1996`, IV.8).
 */
export interface DirkMethod {
  readonly kind: "dirk";
  readonly name: string;
  readonly cite: readonly string[];
  readonly order: number;
  readonly denseOrder: number;
  readonly gamma: number;
  readonly c: readonly number[];
  /** Without the γ of the diagonal. */
  readonly a: readonly (readonly number[])[];
  readonly guess: readonly (readonly number[])[];
  readonly error: readonly number[];
  readonly dense: readonly (readonly number[])[];
}

/** Two methods of one order that take turns within an integration. */
export interface SwitchingMethod {
  readonly kind: "switching";
  readonly name: string;
  readonly cite: readonly string[];
  readonly order: number;
  /** Its last two stages are at the end of the step. */
  readonly explicit: ExplicitMethod;
  readonly stiff: RosenbrockMethod;
}

/** A single method. */
export type SingleMethod = ExplicitMethod | RosenbrockMethod | DirkMethod;

export type Method = SingleMethod | SwitchingMethod;
