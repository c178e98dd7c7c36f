import { html, nothing, type TemplateResult } from 'lit';
import { toggle } from './model.js';
import type { Answer, MultipleQuestion, NumberQuestion, Question, SingleQuestion } from './quiz.js';
import { say } from './text.js';
import type { Moves } from './visit.js';
import { prose, type Voice } from './voice.js';

type Asking = {
  /** What the visitor has given, whether or not it fits. */
  readonly given: Answer | undefined;
  /** "Next" was asked for without an answer that fits. */
  readonly isRefused: boolean;
  readonly step: number;
  readonly of: number;
  /** "Next" leads to the result. */
  readonly isLast: boolean;
  /** A result was shown before, and can be shown again. */
  readonly isDone: boolean;
};

/** One question: a bar, a group with the question as its heading and native controls, and the ways on and back. */
export function questionView(question: Question, asking: Asking, moves: Moves, voice: Voice): TemplateResult {
  const { step, of, isRefused, isLast, isDone } = asking;
  const { localize } = voice;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    moves.next();
  };
  return html`
    <progress part="progress" aria-hidden="true" .value=${step} .max=${of}></progress>
    <form novalidate @submit=${submit} @keydown=${pickByNumber}>
      <fieldset part="question" aria-describedby="help">
        <legend><h2 class="heading" id="question" dir="auto" tabindex="-1">${say(question.text, voice)}</h2></legend>
        <div class="muted" id="help">${prose(question.help, voice)} ${hint(question, voice)}</div>
        ${question.kind === 'number' ? numberField(question, asking, moves, voice) : options(question, asking, moves, voice)}
        ${isRefused ? html`<p class="error" id="error">${refusal(question, voice)}</p>` : nothing}
      </fieldset>
      <div class="actions">
        <button type="button" class="button secondary" part="button" @click=${moves.back}>${localize.term('quizBack')}</button>
        <button type="submit" class="button primary" part="button">${localize.term(isLast ? 'quizFinish' : 'quizNext')}</button>
        ${
          isDone && !isLast
            ? html`<button type="button" class="button plain" part="button" @click=${moves.finish}>${localize.term('quizFinish')}</button>`
            : nothing
        }
      </div>
    </form>
  `;
}

/** The digits 1 to 9 choose an option, as a click on it would. */
function pickByNumber({ key, ctrlKey, altKey, metaKey, currentTarget }: KeyboardEvent): void {
  if (!/^[1-9]$/.test(key) || ctrlKey || altKey || metaKey || !(currentTarget instanceof HTMLElement)) return;
  const control = currentTarget.querySelectorAll<HTMLInputElement>('.option input')[Number(key) - 1];
  control?.focus();
  control?.click();
}

/** What the question's own help leaves unsaid. */
function hint({ kind, optional, help }: Question, { localize }: Voice): TemplateResult {
  return html`
    ${kind === 'multiple' && help === undefined ? html`<p>${localize.term('quizSeveral')}</p>` : nothing}
    ${optional ? html`<p>${localize.term('quizOptional')}</p>` : nothing}
  `;
}

function options(
  question: SingleQuestion | MultipleQuestion,
  { given, isRefused }: Asking,
  { answer }: Moves,
  voice: Voice,
): TemplateResult {
  const isMultiple = question.kind === 'multiple';
  const chosen: readonly string[] = Array.isArray(given) ? given : [];
  const choose = (id: string) => {
    const list = isMultiple ? toggle(question, chosen, id) : [id];
    answer(question, isMultiple && list.length > 0 ? list : list[0]);
  };
  return html`
    <div class="options">
      ${question.options.map(
        ({ id, text }, index) => html`
          <label class="option" part="option">
            <input
              type=${isMultiple ? 'checkbox' : 'radio'}
              name=${question.id}
              .checked=${isMultiple ? chosen.includes(id) : given === id}
              aria-describedby=${isRefused ? 'error' : nothing}
              @change=${() => choose(id)}
            />
            <span dir="auto">${say(text, voice)}</span>
            ${index < 9 ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}
          </label>
        `,
      )}
    </div>
  `;
}

/** The field is given its value only when it is made: writing into it later would take away what is half typed ("1.", "-"). */
function numberField(question: NumberQuestion, { given, isRefused }: Asking, { answer }: Moves, voice: Voice): TemplateResult {
  const { min, max, step = 1, unit, suggested } = question;
  const read = ({ currentTarget }: InputEvent) => {
    const { valueAsNumber } = currentTarget as HTMLInputElement; // the field itself listens
    answer(question, Number.isNaN(valueAsNumber) ? undefined : valueAsNumber);
  };
  return html`
    <div class="number">
      <input
        class="input"
        type="number"
        inputmode="decimal"
        min=${min}
        max=${max}
        step=${step}
        value=${typeof given === 'number' ? given : nothing}
        placeholder=${suggested ?? nothing}
        aria-labelledby="question unit"
        aria-describedby=${isRefused ? 'error' : nothing}
        aria-invalid=${isRefused ? 'true' : nothing}
        @input=${read}
      />
      <span id="unit">${unit === undefined ? nothing : say(unit, voice)}</span>
    </div>
  `;
}

function refusal(question: Question, { localize }: Voice): string {
  if (question.kind !== 'number') return localize.term('quizChoose');
  const { min, max, step = 1 } = question;
  return localize.term('quizNumber', localize.number(min), localize.number(max), localize.number(step));
}
