import { readFileSync } from 'node:fs';
import type { Answers, Pose, Quiz, Result } from '../../../src/posture-quiz/quiz.ts';
import type { Fault } from '../../../src/posture-quiz/checks.ts';

type Vectors = {
  readonly quizzes: Readonly<Record<'desk' | 'tie' | 'turns', Quiz>>;
  readonly results: readonly {
    readonly name: string;
    readonly quiz: 'desk' | 'tie' | 'turns';
    readonly answers: Answers;
    readonly asked: readonly string[];
    readonly pose: Pose;
    readonly result: Result | null;
  }[];
  readonly progress: readonly {
    readonly quiz: 'desk' | 'tie' | 'turns';
    readonly answers: Answers;
    readonly at: Readonly<Record<string, { readonly step: number; readonly of: number }>>;
  }[];
  readonly invalid: readonly { readonly name: string; readonly quiz: unknown; readonly faults: readonly Fault[] }[];
};

/** The cases that come with the quiz format: every engine must pass them. */
export const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Vectors; // its shape is the format's
