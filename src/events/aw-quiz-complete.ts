import { AfterwordEvent } from './afterword-event.js';

/** The result is shown. Only with `share-answers` does the event carry it. */
export class AwQuizComplete<Result = unknown> extends AfterwordEvent<{ readonly result?: Result }> {
  static readonly type = 'aw-quiz-complete';

  constructor(result?: Result) {
    super(AwQuizComplete.type, result === undefined ? {} : { result });
  }
}

declare global {
  interface HTMLElementEventMap {
    'aw-quiz-complete': AwQuizComplete;
  }
}
