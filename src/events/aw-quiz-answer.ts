import { AfterwordEvent } from './afterword-event.js';

/** A question was answered and left by "Next": its place, and how many there may be. */
export class AwQuizAnswer extends AfterwordEvent<{ readonly step: number; readonly of: number }> {
  static readonly type = 'aw-quiz-answer';

  constructor(step: number, of: number) {
    super(AwQuizAnswer.type, { step, of });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-quiz-answer': AwQuizAnswer;
  }
}
