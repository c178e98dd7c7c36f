import { AfterwordEvent } from './afterword-event.js';

/** A visitor has begun the quiz. */
export class AwQuizStart extends AfterwordEvent<Readonly<Record<string, never>>> {
  static readonly type = 'aw-quiz-start';

  constructor() {
    super(AwQuizStart.type, {});
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-quiz-start': AwQuizStart;
  }
}
