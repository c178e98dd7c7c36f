import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Answers, PostureQuiz, Quiz } from '../../src/posture-quiz/index.js';
import '../../src/posture-quiz/index.js';
import { warnings } from './warnings.js';

/** The quiz of the format's own cases: a list with flags, a branch, a skippable list, numbers. */
const { quizzes } = (await (await fetch(new URL('../unit/posture-quiz/vectors.json', import.meta.url))).json()) as {
  readonly quizzes: { readonly desk: Quiz };
};
const { desk } = quizzes;

const answered: Answers = { alarm: ['none'], wall: 'far', gap: 20, signs: ['pencil', 'tight'], hours: 4 };

/** An element with a quiz in it, loaded. */
async function quiz(template = html`<aw-posture-quiz .quiz=${desk}></aw-posture-quiz>`): Promise<PostureQuiz> {
  return fixture<PostureQuiz>(template);
}

const all = <Type extends HTMLElement = HTMLElement>(element: PostureQuiz, selector: string) => [
  ...element.renderRoot.querySelectorAll<Type>(selector),
];
const text = (element: PostureQuiz, selector: string) => all(element, selector).map((each) => each.textContent.replace(/\s+/g, ' ').trim());
const heading = (element: PostureQuiz) => text(element, '.heading')[0];
const buttons = (element: PostureQuiz) => text(element, '.actions > *');

async function press(element: PostureQuiz, name: string): Promise<void> {
  const button = all(element, 'button').find((each) => each.textContent.trim() === name);
  if (!button) throw new Error(`no button "${name}" among ${buttons(element).join(', ')}`);
  button.click();
  await element.updateComplete;
}

/** Chooses by the option's words, or writes a number. */
async function answer(element: PostureQuiz, ...given: readonly (string | number)[]): Promise<void> {
  for (const each of given) {
    if (typeof each === 'string')
      all(element, 'label')
        .find((label) => label.textContent.includes(each))!
        .click();
    else write(all<HTMLInputElement>(element, 'input')[0]!, each);
    await element.updateComplete;
  }
}

function write(field: HTMLInputElement, value: number): void {
  field.value = String(value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** From the start to the result, by the shortest way that raises no flag. */
async function finish(element: PostureQuiz): Promise<void> {
  await press(element, 'Start');
  await answer(element, 'None');
  await press(element, 'Next');
  await answer(element, 'is near');
  await press(element, 'Next');
  await press(element, 'Next');
  await answer(element, 3);
  await press(element, 'See my result');
}

describe('<aw-posture-quiz>', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  describe('where the quiz comes from', () => {
    it('is the built-in self-check where the page brings none', async () => {
      const element = await quiz(html`<aw-posture-quiz></aw-posture-quiz>`);
      expect(element.quiz?.id).to.equal('posture-self-check');
      expect(heading(element)).to.equal('Posture self-check');
    });

    it('is a script inside the element', async () => {
      const script = document.createElement('script');
      script.type = 'application/json';
      script.append(JSON.stringify(desk));
      const element = await quiz(html`<aw-posture-quiz>${script}</aw-posture-quiz>`);
      expect(heading(element)).to.equal('Desk check');
    });

    it('is a file at src, and another one when src changes', async () => {
      const address = (title: string) => `data:application/json,${encodeURIComponent(JSON.stringify({ ...desk, title }))}`;
      const element = await quiz(html`<aw-posture-quiz src=${address('One')}></aw-posture-quiz>`);
      expect(heading(element)).to.equal('One');
      element.src = address('Two');
      await element.updateComplete;
      expect(heading(element)).to.equal('Two');
    });

    it('is what the page sets, before all others', async () => {
      const element = await quiz(html`<aw-posture-quiz src="/nowhere.json" .quiz=${desk}></aw-posture-quiz>`);
      expect(element.quiz).to.equal(desk);
      expect(heading(element)).to.equal('Desk check');
    });

    it('survives being moved while it is on its way', async () => {
      const element = document.createElement('aw-posture-quiz');
      document.body.append(element);
      await Promise.resolve();
      document.body.prepend(element);
      await element.updateComplete;
      expect(heading(element)).to.equal('Posture self-check');
      element.remove();
    });
  });

  describe('a quiz that cannot be shown', () => {
    const polite = 'This quiz cannot be shown right now.';

    it('that does not fit the format: a polite sentence, one warning with each place and rule, one event', async () => {
      const element = document.createElement('aw-posture-quiz');
      element.quiz = { ...desk, version: 0, colour: 'red' } as Quiz;
      const failed = oneEvent(element, 'aw-error');
      const said = await warnings(async () => {
        document.body.append(element);
        await element.updateComplete;
      });
      expect((await failed).detail).to.deep.equal({ code: 'invalid', retryable: false });
      expect(said).to.have.length(1);
      expect(said[0]).to.include('<aw-posture-quiz>').and.include('/version range').and.include('/colour unknown');
      expect(text(element, '[role=status]')).to.deep.equal([polite]);
      expect(element.quiz).to.equal(undefined);
      await expect(element).to.be.accessible();
      element.remove();
    });

    it('that is not JSON: named by its rule', async () => {
      const said = await warnings(() => quiz(html`<aw-posture-quiz src="data:text/html,Hello"></aw-posture-quiz>`));
      expect(said).to.have.length(1);
      expect(said[0]).to.include('attribute "src"').and.include('json');
    });

    it('that is not there: named, and not offered again', async () => {
      let element = document.createElement('aw-posture-quiz');
      const said = await warnings(async () => (element = await quiz(html`<aw-posture-quiz src="/nowhere.json"></aw-posture-quiz>`)));
      expect(said[0]).to.include('404');
      expect(text(element, 'button')).to.deep.equal([]);
    });

    it('that cannot be reached: can be tried again', async () => {
      const { fetch } = window;
      let element = document.createElement('aw-posture-quiz');
      window.fetch = () => Promise.reject(new TypeError('offline'));
      const said = await warnings(async () => (element = await quiz(html`<aw-posture-quiz src="/quiz.json"></aw-posture-quiz>`)));
      expect(said).to.have.length(1);
      window.fetch = () => Promise.resolve(new Response(JSON.stringify(desk)));
      await press(element, 'Try again');
      window.fetch = fetch;
      expect(heading(element)).to.equal('Desk check');
    });
  });

  describe('a run', () => {
    it('asks one question at a time, branches, and says where one is', async () => {
      const element = await quiz();
      await press(element, 'Start');
      expect(heading(element)).to.equal('Any of these?');
      expect(text(element, '[role=status]')).to.deep.equal(['Question 1 of 6']);
      await answer(element, 'None');
      await press(element, 'Next');
      await answer(element, 'is far');
      expect(heading(element), 'answering never moves on').to.equal('Back of the head against a wall');
      await press(element, 'Next');
      expect(heading(element), 'the branch, with the earlier answer in its words').to.equal('Gap at the is far wall');
      await press(element, 'Back');
      await answer(element, 'is near');
      await press(element, 'Next');
      expect(heading(element)).to.equal('Signs');
      expect(text(element, '[role=status]')).to.deep.equal(['Question 3 of 5']);
    });

    it('loses nothing on the way back and forward', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} .answers=${answered}></aw-posture-quiz>`);
      element.goTo('hours');
      await element.updateComplete;
      expect(all<HTMLInputElement>(element, 'input')[0]!.valueAsNumber).to.equal(4);
      for (let steps = 0; steps < 5; steps++) await press(element, 'Back');
      expect(heading(element)).to.equal('Desk check');
      await press(element, 'Continue where you were');
      for (let steps = 0; steps < 4; steps++) await press(element, 'Back');
      expect(
        all<HTMLInputElement>(element, 'input:checked').map((each) => each.closest('label')!.textContent.trim().slice(0, 4)),
      ).to.deep.equal(['None']);
      for (let steps = 0; steps < 4; steps++) await press(element, 'Next');
      expect(element.answers).to.deep.equal(answered);
    });

    it('wants an answer before it goes on, says so at the field, and takes it back when there is one', async () => {
      const element = await quiz();
      await press(element, 'Start');
      await press(element, 'Next');
      expect(text(element, '.error')).to.deep.equal(['Choose an answer to go on.']);
      const focused = element.shadowRoot!.activeElement!;
      expect(focused).to.equal(all(element, 'input')[0]);
      expect(element.shadowRoot!.getElementById(focused.getAttribute('aria-describedby')!)!.textContent).to.include('Choose an answer');
      await expect(element).to.be.accessible();
      await answer(element, 'Fever');
      expect(text(element, '.error')).to.deep.equal([]);
    });

    it('takes only a number that fits, and says which do', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} .answers=${{ ...answered, gap: 1 }}></aw-posture-quiz>`);
      element.goTo('gap');
      await element.updateComplete;
      await answer(element, 3.3);
      await press(element, 'Next');
      expect(text(element, '.error')).to.deep.equal(['Enter a number from 0 to 20, in steps of 0.5, to go on.']);
      expect(all<HTMLInputElement>(element, 'input')[0]!.value, 'what was typed stays').to.equal('3.3');
      await answer(element, 3.5);
      await press(element, 'Next');
      expect(heading(element)).to.equal('Signs');
    });

    it('lets "None" unselect all others, and any other unselect it', async () => {
      const element = await quiz();
      await press(element, 'Start');
      await answer(element, 'Fever', 'Weight', 'None');
      expect(element.answers).to.deep.equal({ alarm: ['none'] });
      await answer(element, 'Fever');
      expect(element.answers).to.deep.equal({ alarm: ['fever'] });
      expect(all(element, ':checked')).to.have.length(1);
    });

    it('calls its last button "See my result" only where nothing more can be asked', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} .answers=${{ alarm: ['none'], wall: 'near' }}></aw-posture-quiz>`);
      element.goTo('hours');
      await element.updateComplete;
      expect(buttons(element)).to.deep.equal(['Back', 'Next']);
      await answer(element, 3);
      expect(buttons(element)).to.deep.equal(['Back', 'See my result']);
      await answer(element, 9);
      expect(buttons(element)).to.deep.equal(['Back', 'Next']);
    });

    it('moves the focus to each question without moving the page', async () => {
      const element = await quiz();
      await press(element, 'Start');
      const { scrollY } = window;
      expect(element.shadowRoot!.activeElement).to.equal(all(element, '.heading')[0]);
      await answer(element, 'None');
      await press(element, 'Next');
      expect(element.shadowRoot!.activeElement).to.equal(all(element, '.heading')[0]);
      expect(window.scrollY).to.equal(scrollY);
    });

    it('shows markup in a text as text', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${{ ...desk, title: '<img src=x onerror=alert(1)>' }}></aw-posture-quiz>`);
      expect(heading(element)).to.equal('<img src=x onerror=alert(1)>');
      expect(all(element, 'img')).to.have.length(0);
    });

    it('can be done with the keyboard alone', async () => {
      const element = await quiz();
      const keys = async (...pressed: string[]) => {
        for (const press of pressed) {
          await sendKeys({ press });
          await element.updateComplete;
        }
      };
      all(element, 'button')[0]!.focus();
      await keys('Enter');
      await keys('4', 'Enter'); // None
      await keys('3', 'ArrowUp', 'Enter'); // is near
      await keys('1', 'Enter'); // the first sign
      await keys('Tab', '3', 'Enter'); // three hours
      expect(element.answers).to.deep.equal({ alarm: ['none'], wall: 'near', signs: ['pencil'], hours: 3 });
      expect(heading(element)).to.equal('Rounded');
    });
  });

  describe('the result', () => {
    it('ranks the patterns, says how clear the signs are, and traces every point', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} .answers=${answered}></aw-posture-quiz>`);
      element.goTo('hours');
      await element.updateComplete;
      await press(element, 'See my result');
      expect(text(element, '.pattern > .heading')).to.deep.equal(['Head forward', 'Rounded']);
      expect(text(element, '.level')).to.deep.equal(['clear signs', 'some signs']);
      expect(text(element, '.pattern:first-child .rows li')).to.deep.equal([
        'Back of the head against a wall is far 5 points',
        'Gap at the is far wall 20 cm 3 points',
        'Signs Tight chest 1 point',
      ]);
      expect(text(element, '.sum')).to.deep.equal(['9 of 9 points', '6 of 6 points']);
      expect(text(element, '.tick')).to.deep.equal(['tuck', 'doorway', 'wall-angel']);
      expect(text(element, '.result')[0]).to.include('No clinician has reviewed this yet.');
      expect(element.result?.patterns.map(({ id }) => id)).to.deep.equal(['head', 'round']);
      await expect(element).to.be.accessible();
    });

    it('says what the quiz says otherwise where nothing stands out', async () => {
      const element = await quiz(
        html`<aw-posture-quiz .quiz=${desk} .answers=${{ alarm: ['none'], wall: 'touches', hours: 3 }}></aw-posture-quiz>`,
      );
      element.goTo('hours');
      await element.updateComplete;
      await press(element, 'See my result');
      expect(heading(element)).to.equal('Your result');
      expect(text(element, '.pattern')[0]).to.include('Nothing stands out.');
    });

    it('stops for an emergency, on "Next" only, and goes on when that answer is changed', async () => {
      const element = await quiz();
      await press(element, 'Start');
      await answer(element, 'Numb saddle');
      expect(heading(element)).to.equal('Any of these?');
      expect(buttons(element)).to.deep.equal(['Back', 'Next']);
      await press(element, 'Next');
      expect(heading(element)).to.equal('Please get help first');
      expect(text(element, '.flags')[0]).to.include('Go now.');
      expect(element.result?.stopped).to.equal(true);
      expect(all(element, '.plan')).to.have.length(0);
      await expect(element).to.be.accessible();
      await press(element, 'Back');
      await answer(element, 'None');
      await press(element, 'Next');
      expect(heading(element)).to.equal('Back of the head against a wall');
    });

    it('shows what should be asked about first, and folds the plan', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} .answers=${{ ...answered, alarm: ['fever'] }}></aw-posture-quiz>`);
      element.goTo('hours');
      await element.updateComplete;
      await press(element, 'See my result');
      expect(heading(element)).to.equal('Please ask someone about this');
      expect(all(element, '.plan > details:not([open]) .exercises')).to.have.length(1);
      await expect(element).to.be.accessible();
    });

    it('lets each answer be changed, and has a way back', async () => {
      const element = await quiz();
      await finish(element);
      all(element, '.rows button')[1]!.click();
      await element.updateComplete;
      expect(heading(element)).to.equal('Back of the head against a wall');
      await answer(element, 'touches');
      await press(element, 'See my result');
      expect(heading(element)).to.equal('Your result');
    });

    it('starts again with nothing', async () => {
      const element = await quiz();
      await finish(element);
      await press(element, 'Start again');
      expect(element.answers).to.deep.equal({});
      expect(heading(element)).to.equal('Any of these?');
      expect(sessionStorage.getItem('afterword:1:quiz:desk')).to.not.include('none');
    });

    it('links to where a visitor can go on', async () => {
      const element = await quiz(
        html`<aw-posture-quiz .quiz=${desk} result-href="/next"><p slot="result-actions">Letter</p></aw-posture-quiz>`,
      );
      await finish(element);
      expect(all<HTMLAnchorElement>(element, '.actions a').map((each) => each.getAttribute('href'))).to.deep.equal(['/next']);
      expect(all<HTMLSlotElement>(element, 'slot')[0]!.assignedElements()).to.have.length(1);
    });
  });

  describe('events', () => {
    it('tell of start, answers and end, and nothing of what was answered', async () => {
      const element = await quiz();
      const told: unknown[] = [];
      for (const type of ['aw-quiz-start', 'aw-quiz-answer', 'aw-quiz-complete']) {
        document.body.addEventListener(type, (event) => told.push([type, (event as CustomEvent).detail]), {
          once: type !== 'aw-quiz-answer',
        });
      }
      await finish(element);
      expect(told).to.deep.equal([
        ['aw-quiz-start', {}],
        ['aw-quiz-answer', { step: 1, of: 6 }],
        ['aw-quiz-answer', { step: 2, of: 6 }],
        ['aw-quiz-answer', { step: 4, of: 5 }],
        ['aw-quiz-complete', {}],
      ]);
    });

    it('carry the result where the site shares answers', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} share-answers></aw-posture-quiz>`);
      const complete = oneEvent(element, 'aw-quiz-complete');
      await finish(element);
      expect((await complete).detail).to.deep.equal({ result: element.result });
    });

    it('are not fired by what the page sets', async () => {
      const element = await quiz();
      let count = 0;
      for (const type of ['aw-quiz-start', 'aw-quiz-answer', 'aw-quiz-complete']) element.addEventListener(type, () => count++);
      element.answers = answered;
      await element.updateComplete;
      element.quiz = { ...desk, title: 'Other' };
      await element.updateComplete;
      expect(count).to.equal(0);
      expect(heading(element)).to.equal('Other');
    });
  });

  describe('what the page sets', () => {
    it('answers show at once, also in the question that is shown', async () => {
      const element = await quiz();
      await press(element, 'Start');
      element.answers = { alarm: ['fever'] };
      await element.updateComplete;
      expect(text(element, 'label:has(:checked)')).to.deep.equal(['Fever 2']);
    });

    it('another quiz has answers of its own: kept ones, or those set with it', async () => {
      sessionStorage.setItem('afterword:1:quiz:other', JSON.stringify({ answers: { wall: 'far' } }));
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} .answers=${answered}></aw-posture-quiz>`);
      element.quiz = { ...desk, id: 'other' };
      await element.updateComplete;
      expect(element.answers).to.deep.equal({ wall: 'far' });
      element.quiz = { ...desk, id: 'third' };
      element.answers = { wall: 'near' };
      await element.updateComplete;
      expect(element.answers).to.deep.equal({ wall: 'near' });
    });

    it('answers that ask a shown question no longer lead to one that is open', async () => {
      const element = await quiz(html`<aw-posture-quiz .quiz=${desk} .answers=${answered}></aw-posture-quiz>`);
      element.goTo('gap');
      await element.updateComplete;
      element.answers = { alarm: ['none'], wall: 'near' };
      await element.updateComplete;
      expect(heading(element)).to.equal('Hours seated');
    });
  });

  describe('in a form', () => {
    it('submits the patterns of the result that was asked for, and none after a reset', async () => {
      const form = await fixture<HTMLFormElement>(html`<form><aw-posture-quiz name="pattern" .quiz=${desk}></aw-posture-quiz></form>`);
      const element = form.querySelector('aw-posture-quiz')!;
      element.answers = answered;
      await element.updateComplete;
      expect([...new FormData(form)]).to.deep.equal([]);
      element.goTo('hours');
      await element.updateComplete;
      await press(element, 'See my result');
      expect([...new FormData(form)]).to.deep.equal([['pattern', 'head'], ['pattern', 'round']]); // prettier-ignore
      form.reset();
      await element.updateComplete;
      expect([...new FormData(form)]).to.deep.equal([]);
      expect(buttons(element)).to.deep.equal(['Start']);
    });

    it('does not submit the form around it', async () => {
      const form = await fixture<HTMLFormElement>(html`<form><aw-posture-quiz .quiz=${desk}></aw-posture-quiz></form>`);
      let count = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        count++;
      });
      const element = form.querySelector('aw-posture-quiz')!;
      await element.updateComplete;
      await finish(element);
      expect(count).to.equal(0);
    });
  });

  describe('after a reload', () => {
    it('has the kept answers from the start, and offers to go on or to begin again', async () => {
      const before = await quiz();
      await press(before, 'Start');
      await answer(before, 'None');
      await press(before, 'Next');
      await answer(before, 'is far');
      before.remove();

      const element = await quiz();
      expect(element.answers).to.deep.equal({ alarm: ['none'], wall: 'far' });
      expect(buttons(element)).to.deep.equal(['Continue where you were', 'Start again']);
      await expect(element).to.be.accessible();
      await press(element, 'Continue where you were');
      expect(heading(element)).to.equal('Back of the head against a wall');
    });

    it('begins again when the visitor wants to', async () => {
      sessionStorage.setItem('afterword:1:quiz:desk', JSON.stringify({ answers: { alarm: ['none'] }, at: 'wall' }));
      const element = await quiz();
      await press(element, 'Start again');
      expect(element.answers).to.deep.equal({});
      expect(heading(element)).to.equal('Any of these?');
    });

    it('keeps of another version what still fits', async () => {
      sessionStorage.setItem('afterword:1:quiz:desk', JSON.stringify({ answers: { alarm: ['gone'], wall: 'near', x: 1 }, at: 'x' }));
      const element = await quiz();
      expect(element.answers).to.deep.equal({ wall: 'near' });
      await press(element, 'Continue where you were');
      expect(heading(element)).to.equal('Any of these?');
    });

    for (const foreign of ['null', '{"answers":null}', '"text"', 'not JSON']) {
      it(`survives ${foreign} in its place`, async () => {
        sessionStorage.setItem('afterword:1:quiz:desk', foreign);
        const element = await quiz();
        expect(buttons(element)).to.deep.equal(['Start']);
      });
    }

    it('knows nothing with resume="off"', async () => {
      const off = html`<aw-posture-quiz .quiz=${desk} resume="off"></aw-posture-quiz>`;
      const before = await quiz(off);
      await press(before, 'Start');
      await answer(before, 'None');
      expect(sessionStorage).to.have.length(0);
      sessionStorage.setItem('afterword:1:quiz:desk', JSON.stringify({ answers: { alarm: ['none'] } }));
      expect((await quiz(off)).answers).to.deep.equal({});
    });
  });

  describe('for everyone', () => {
    it('is accessible at the start, in a choice and in a number', async () => {
      const element = await quiz();
      await expect(element).to.be.accessible();
      await press(element, 'Start');
      await expect(element).to.be.accessible();
      element.answers = { alarm: ['none'], wall: 'far' };
      element.goTo('gap');
      await element.updateComplete;
      await expect(element).to.be.accessible();
      const [field] = all(element, 'input[type=number]');
      expect(
        field!
          .getAttribute('aria-labelledby')!
          .split(' ')
          .map((id) => element.shadowRoot!.getElementById(id)!.textContent),
      ).to.deep.equal(['Gap at the is far wall', 'cm']);
    });

    it('says its state to the page’s styles', async () => {
      const element = await quiz();
      expect(element.matches(':state(intro)')).to.equal(true);
      await press(element, 'Start');
      expect(element.matches(':state(question)')).to.equal(true);
      expect(element.matches(':state(intro)')).to.equal(false);
    });

    it('writes no style attribute', async () => {
      const element = await quiz();
      await finish(element);
      expect(all(element, '[style]')).to.have.length(0);
    });
  });
});
