import { adoptStyles, html, isServer, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { AwError } from '../events/aw-error.js';
import { AwQuizAnswer } from '../events/aw-quiz-answer.js';
import { AwQuizComplete } from '../events/aw-quiz-complete.js';
import { AwQuizStart } from '../events/aw-quiz-start.js';
import { postureQuiz as english } from '../localize/en/posture-quiz.js';
import { Localize } from '../localize/localize.js';
import { advise, oneOf } from '../site/advise.js';
import { SiteSettings } from '../site/settings.js';
import { controls } from '../theme/controls.js';
import { tokens } from '../theme/tokens.js';
import type { Fault } from './checks.js';
import { loadQuiz, type NotFound, type Ready } from './load.js';
import type { Run } from './model.js';
import { styles } from './posture-quiz.styles.js';
import type { Answers, Quiz, Result } from './quiz.js';
import type { Moves, View } from './visit.js';

/**
 * A quiz that asks one question at a time, and shows how its result was reached. What it asks comes from a file: at `src`, in a
 * `<script type="application/json">` inside it, else the built-in posture self-check. Answers stay on the visitor's device.
 *
 * @element aw-posture-quiz
 * @slot intro - Shown under the introduction, before the start.
 * @slot result-actions - Shown under the result.
 * @fires {AwQuizStart} aw-quiz-start - A visitor has begun, gone on, or begun again.
 * @fires {AwQuizAnswer} aw-quiz-answer - A question was answered and left by "Next".
 * @fires {AwQuizComplete} aw-quiz-complete - The result is shown.
 * @fires {AwError} aw-error - The quiz cannot be loaded, or does not fit the format.
 * @csspart quiz - The panel.
 * @csspart progress - The place in the quiz, in words and as a bar.
 * @csspart question - A question with its answers.
 * @csspart option - One answer.
 * @csspart result - The whole result.
 * @csspart pattern - One pattern of the result.
 * @csspart plan - The exercises.
 * @csspart exercise - One exercise.
 * @csspart button - Each button.
 * @cssprop [--aw-accent=light-dark(#0d6b5f, #5fc7b5)] - The main action, what is chosen, links.
 * @cssprop [--aw-surface=color-mix(in oklab, currentColor 3%, transparent)] - The panel.
 * @cssprop [--aw-font-heading=inherit] - The typeface of questions and headings.
 * @cssstate loading - The quiz is on its way.
 * @cssstate trouble - There is no quiz to show.
 * @cssstate intro - Before the start.
 * @cssstate question - A question is shown.
 * @cssstate result - The result is shown.
 */
export class PostureQuiz extends LitElement {
  static override styles = [tokens, controls, styles];
  static readonly formAssociated = true;

  /** Address of a quiz file; the element's own origin, or one that allows it (CORS). */
  @property() src = '';

  /** `off`: a reload begins anew. Otherwise progress is kept as long as the tab's session. */
  @property() resume = '';

  /** Whether `aw-quiz-complete` carries the result. */
  @property({ type: Boolean, attribute: 'share-answers' }) shareAnswers = false;

  /** Name under which a form gets the ids of the result's patterns. */
  @property() name = '';

  /** Where a visitor can go on after the result. */
  @property({ attribute: 'result-href' }) resultHref = '';

  @state() private view: View = { kind: 'loading' };
  @state() private given: Answers = {};
  /** The result that the visitor has asked for. */
  @state() private shown: Result | null = null;

  /** A quiz that the page has set. */
  @state() private own: Quiz | undefined;

  private ready: Ready | undefined;
  private loading: AbortController | undefined;
  private loaded: Promise<void> | undefined;
  /** The question at which a visitor is, or was before the page was loaded again. */
  private at: string | undefined;
  /** Counts the views: each begins with controls of its own. */
  private visit = 0;
  private isMoved = false;

  private readonly internals = this.attachInternals();
  private readonly localize = new Localize(this, english, new SiteSettings(this));

  /**
   * The quiz in use. One that is set is checked, and is there when `updateComplete` resolves; one that does not fit the format leaves
   * none. `undefined` goes back to the page's own.
   */
  @property({ attribute: false })
  get quiz(): Quiz | undefined {
    return this.ready?.quiz;
  }

  set quiz(quiz: Quiz | undefined) {
    this.own = quiz;
  }

  /** The answers given so far, by question; also those that do not count at present. */
  @property({ attribute: false })
  get answers(): Answers {
    return this.given;
  }

  set answers(answers: Answers) {
    this.given = answers ?? {}; // a page's script may know no types
    this.visit++;
  }

  /** What the answers come to; `null` while one is missing. */
  get result(): Result | null {
    const { ready, way } = this;
    return ready && way ? ready.sitting.result(ready.quiz, way) : null;
  }

  /** Begins, or goes on where the visitor was. */
  start(): void {
    this.goTo(this.at);
    if (this.ready) this.dispatchEvent(new AwQuizStart());
  }

  /** Forgets all answers and begins with the first question. */
  restart(): void {
    this.clear();
    this.start();
  }

  /** Shows a question if it is asked, otherwise the first that is open. */
  goTo(questionId?: string): void {
    const { ready, way } = this;
    if (ready && way) this.show(ready.sitting.goTo(way, questionId));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.view.kind === 'loading') this.loaded = this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.loading?.abort();
  }

  /** HTML: a form that is reset gives its fields their first values. */
  formResetCallback(): void {
    this.clear();
    if (this.ready) this.view = { kind: 'intro' };
  }

  /** Waits for a quiz that is on its way, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.loaded;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (isServer) return;
    if (changed.has('src') || changed.has('own')) {
      // Another quiz has answers of its own: those that are kept, or those that the page has just set.
      if (this.ready && !changed.has('given')) this.given = {};
      this.shown = null;
      this.loaded = this.load();
    }
    const { ready, way } = this;
    if (!ready || !way) return;
    // The styles of what is seen of a quiz come with it.
    adoptStyles(this.renderRoot as ShadowRoot, [...PostureQuiz.elementStyles, ready.sitting.styles]); // our root is one
    this.view = ready.sitting.settle(way, this.view);
    if (this.view.kind === 'result') this.shown = this.result;
    this.offerValue();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.internals.states.clear();
    this.internals.states.add(this.view.kind);
    if (this.isMoved) this.moveFocus();
  }

  override render() {
    const { ready, view, given, shown, moves, localize, resultHref: href } = this;
    if (!ready) return this.panel(view.kind === 'trouble' ? localize.term('quizBroken') : '', this.waiting());
    const sitting = { quiz: ready.quiz, given, view, shown, href, isPrivate: !this.shareAnswers };
    const { status, content } = ready.sitting.sittingView(sitting, moves, localize);
    return this.panel(status, content);
  }

  /** The panel. Its first line is one live region for as long as the element lives, so that a new text in it is spoken, once. */
  private panel(status: string, content: unknown): TemplateResult {
    return html`
      <section class="quiz" part="quiz" aria-busy=${this.view.kind === 'loading'}>
        <p class="status muted" role="status">${status}</p>
        ${keyed(this.visit, content)}
      </section>
    `;
  }

  private waiting(): TemplateResult | typeof nothing {
    const { view, localize } = this;
    if (view.kind === 'loading') return html`<div class="skeleton"></div>`;
    if (view.kind !== 'trouble' || !view.isRetryable) return nothing;
    const again = () => (this.loaded = this.load());
    return html`<button type="button" class="button secondary" part="button" @click=${again}>${localize.term('quizAgain')}</button>`;
  }

  /** The way through the quiz that the answers make. */
  private get way(): Run | undefined {
    return this.ready?.sitting.run(this.ready.quiz, this.given);
  }

  private readonly moves: Moves = {
    start: () => this.start(),
    restart: () => this.restart(),
    goTo: (questionId) => this.goTo(questionId),
    answer: ({ id }, given) => {
      const { [id]: _, ...others } = this.given;
      this.given = given === undefined ? others : { ...others, [id]: given };
      this.keep();
    },
    back: () => {
      const { ready, way, view } = this;
      if (ready && way && view.kind === 'question') this.show(ready.sitting.back(way, view.question));
    },
    next: () => {
      const { ready, way, view } = this;
      if (!ready || !way || view.kind !== 'question') return;
      const { question } = view;
      const to = ready.sitting.next(way, question, this.given[question.id]);
      const { step, of } = ready.sitting.progress(ready.quiz, way, question);
      if (way.answers.has(question.id)) this.dispatchEvent(new AwQuizAnswer(step, of));
      if (to.kind === 'result') this.moves.finish();
      else this.show(to);
    },
    finish: () => {
      this.shown = this.result;
      this.offerValue();
      this.show({ kind: 'result' });
      this.dispatchEvent(new AwQuizComplete(this.shareAnswers && this.shown ? this.shown : undefined));
    },
  };

  /** Shows a view from its top, or what is wrong with an answer where it is. */
  private show(view: View): void {
    this.view = view;
    this.isMoved = true;
    if (view.kind === 'question' && view.isRefused) return;
    this.visit++;
    this.at = view.kind === 'question' ? view.question.id : undefined;
    this.keep();
  }

  private keep(): void {
    const { ready, given: answers, at } = this;
    if (ready && this.isKept) ready.sitting.keep(ready.quiz, { answers, at });
  }

  private get isKept(): boolean {
    return oneOf(this, 'resume', this.resume, ['on', 'off']) === 'on';
  }

  /** As if nobody had been here. */
  private clear(): void {
    this.given = {};
    this.shown = null;
    this.at = undefined;
    this.ready?.sitting.forget(this.ready.quiz);
    this.offerValue();
  }

  /** What a form submits: the patterns of the result that was asked for. */
  private offerValue(): void {
    const value = new FormData();
    for (const { id } of this.shown?.patterns ?? []) value.append(this.name, id);
    this.internals.setFormValue(this.name ? value : null);
  }

  /** To what is new: its heading, or the field that needs an answer. The page stays where it is, as long as that can be seen. */
  private moveFocus(): void {
    this.isMoved = false;
    const isRefused = this.view.kind === 'question' && this.view.isRefused;
    const target = this.renderRoot.querySelector<HTMLElement>(isRefused ? 'fieldset input' : '.heading');
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  }

  private async load(): Promise<void> {
    this.loading?.abort();
    const { signal } = (this.loading = new AbortController());
    this.ready = undefined;
    this.view = { kind: 'loading' };
    const loaded = await loadQuiz({ given: this.own, src: this.src, host: this }, signal);
    if (signal.aborted) return;
    if ('quiz' in loaded) this.take(loaded);
    else this.refuse(loaded);
  }

  private take(ready: Ready): void {
    const kept = this.isKept ? ready.sitting.readKept(ready.quiz) : undefined;
    if (Object.keys(this.given).length === 0) this.given = kept?.answers ?? {};
    this.at = kept?.at;
    this.ready = ready;
    this.view = { kind: 'intro' };
  }

  /** The visitor is told politely, the site owner exactly, the page by an event. */
  private refuse(loaded: NotFound): void {
    const code = 'faults' in loaded ? 'invalid' : loaded.code;
    const isRetryable = code === 'unavailable';
    this.view = { kind: 'trouble', isRetryable };
    const subject = this.src && this.own === undefined ? 'attribute "src"' : 'quiz';
    if (!('faults' in loaded)) {
      if (typeof loaded.why === 'number') advise(this, 'quizStatus', subject, this.src, loaded.why);
      else advise(this, 'quizUnread', subject, loaded.why);
    } else if (loaded.faults[0]?.rule === 'json') advise(this, 'quizNotJson', subject);
    else advise(this, 'quizFaults', subject, loaded.faults.map(placeOf));
    this.dispatchEvent(new AwError(code, isRetryable));
  }
}

function placeOf({ path, rule, key }: Fault): string {
  return [path || '(at the top)', rule, key].join(' ').trimEnd();
}

declare global {
  interface HTMLElementTagNameMap {
    'aw-posture-quiz': PostureQuiz;
  }
}
