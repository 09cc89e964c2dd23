import type { PlannedStep } from '../model/plan.js';

/** A step without what every step has. */
export type Draft = Pick<PlannedStep, 'kind' | 'name'> & Partial<PlannedStep>;
