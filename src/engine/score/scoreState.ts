/** Why there is no number for the score. `flat` is a known fact (nothing rises), the others are missing knowledge. */
export type ScoreState = 'scored' | 'flat' | 'too-short' | 'gaps' | 'not-measured';
