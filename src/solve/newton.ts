/** How simplified Newton iterations are led; after the practice of stiff integrators (`hairer1996`, IV.8). */
export const newton = {
  /** What may be left of a stage, as a part of what is tolerated in a step. */
  precise: 0.01,
  most: 8,
  /** An iteration diverges when a change is so many times the one before. */
  diverging: 2,
  /** How fast the memory of a slow iteration fades. */
  fading: 0.3,
  /** Changes that fall by no more than this ask for new factors. */
  slow: 0.5,
  /** Factors serve steps that differ by up to this part from the step for which they were made. */
  reach: 0.3,
  /** Accepted steps after which factors are made anew. */
  oldest: 20,
} as const;
