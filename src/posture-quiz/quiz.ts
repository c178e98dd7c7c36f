/** A quiz as its file has it, the answers given to it, and what comes of them. The meaning of each key is in the quiz format's page. */

/** Words, or the same words in several languages (by BCP 47 tag). Text is never markup. */
export type Text = string | Readonly<Record<string, string>>;

export type Quiz = {
  readonly $schema?: string;
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly intro?: Text;
  readonly disclaimer?: Text;
  readonly otherwise?: Text;
  readonly reviewed?: Review;
  readonly planLimit?: number;
  readonly questions: readonly Question[];
  readonly patterns?: readonly Pattern[];
  readonly flags?: readonly Flag[];
  readonly muscles?: Readonly<Record<string, Muscle>>;
  readonly exercises?: readonly Exercise[];
  readonly sources?: Readonly<Record<string, Source>>;
};

/** Who vouches for the content. Dates are ISO 8601 days. */
export type Review = { readonly by: Text; readonly credentials?: Text; readonly on: string; readonly due?: string };

export type Question = SingleQuestion | MultipleQuestion | NumberQuestion;

type Asked = {
  readonly id: string;
  readonly text: Text;
  readonly help?: Text;
  readonly when?: Condition;
  readonly optional?: boolean;
  readonly view?: 'side' | 'back';
};

export type SingleQuestion = Asked & { readonly kind: 'single'; readonly options: readonly Option[] };

export type MultipleQuestion = Asked & { readonly kind: 'multiple'; readonly options: readonly Option[] };

export type NumberQuestion = Asked & {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Counted from `min`; 1 when absent. */
  readonly step?: number;
  readonly unit?: Text;
  readonly suggested?: number;
  readonly bands?: readonly Band[];
};

/** What an answer brings about. */
export type Effect = {
  /** Points by pattern. */
  readonly points?: Readonly<Record<string, number>>;
  readonly flag?: string;
  readonly pose?: Pose;
};

export type Option = Effect & {
  readonly id: string;
  readonly text: Text;
  readonly exclusive?: boolean;
  readonly sources?: readonly string[];
};

export type Band = Effect & { readonly below?: number };

export type Condition =
  | { readonly answer: string; readonly is: string | number }
  | { readonly answer: string; readonly atLeast: number }
  | { readonly answer: string; readonly below: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export type Pattern = {
  readonly id: string;
  readonly name: Text;
  readonly summary?: Text;
  readonly levels: readonly Level[];
  readonly tight?: readonly string[];
  readonly weak?: readonly string[];
  readonly plan?: readonly string[];
  readonly pose?: Pose;
  readonly link?: { readonly href: string; readonly text: Text };
  readonly sources?: readonly string[];
};

/** How clear the signs are, from this per cent of the points on. */
export type Level = { readonly id: string; readonly from: number; readonly name: Text };

export type Flag = { readonly id: string; readonly care: 'emergency' | 'soon'; readonly text: Text; readonly sources?: readonly string[] };

export type Muscle = { readonly name: Text; readonly plain?: Text };

export type Exercise = {
  readonly id: string;
  readonly name: Text;
  readonly targets?: readonly string[];
  readonly steps: readonly Text[];
  readonly dose?: Dose;
  readonly caution?: Text;
  readonly easier?: Text;
  readonly frames?: readonly [ExercisePose, ExercisePose];
  readonly sources?: readonly string[];
};

export type Dose = {
  readonly holdSeconds?: number;
  readonly repetitions?: number;
  readonly sets?: number;
  readonly sides?: number;
  readonly daysPerWeek?: number;
};

export type Source = { readonly title: Text; readonly url: string; readonly year?: number };

/** Centimetres and degrees by which a figure differs from standing upright. */
export type Pose = Readonly<
  Partial<Record<'head' | 'shoulders' | 'upperBack' | 'lowerBack' | 'pelvis' | 'sway' | 'knees' | 'hip' | 'shoulder' | 'headTilt', number>>
>;

export type ExercisePose = Pose &
  Readonly<Partial<Record<'armRaise' | 'elbow' | 'hipBend' | 'kneeBend', number>>> & {
    readonly base?: 'stand' | 'sit' | 'kneel' | 'lie';
  };

/** An option's id, several of them, or a number: by the question's kind. */
export type Answer = string | readonly string[] | number;

/** The answers given so far, by question; those of questions that are no longer asked are kept in it. */
export type Answers = Readonly<Record<string, Answer>>;

/** What the answers come to: flags by urgency, patterns by rank, and the exercises of the plan. */
export type Result = {
  readonly quiz: string;
  readonly version: number;
  readonly stopped: boolean;
  readonly flags: readonly { readonly id: string; readonly care: Flag['care'] }[];
  readonly patterns: readonly RankedPattern[];
  readonly plan: readonly string[];
};

export type RankedPattern = {
  readonly id: string;
  readonly level: string;
  readonly score: number;
  readonly max: number;
  readonly because: readonly Because[];
};

/** One answer and the points that it gave. */
export type Because =
  | { readonly question: string; readonly options: readonly string[]; readonly points: number }
  | { readonly question: string; readonly value: number; readonly points: number };
