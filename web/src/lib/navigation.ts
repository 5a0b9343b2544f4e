// The entries at the left: documents and case first, then each question that has a method, the brief last.
export interface Entry {
  page: string;
  title: string;
  asks: string;
  first?: boolean; // a line stands above it
}

const words: Record<string, { title: string; asks: string }> = {
  start: { title: 'Start', asks: '' },
  documents: { title: 'Documents', asks: 'what they say' },
  case: { title: 'Case', asks: 'parties, issues, numbers' },
  positions: { title: 'Positions', asks: 'who wants what, how firmly' },
  agreement: { title: 'Agreement', asks: 'what they could agree on' },
  table: { title: 'Table', asks: 'who must be in the room' },
  war: { title: 'War', asks: 'why fight on, when to stop' },
  compare: { title: 'Compare', asks: 'what would change it' },
  drivers: { title: 'Drivers', asks: 'what matters, what to find out' },
  talks: { title: 'Talks', asks: 'how the talks would go' },
  stability: { title: 'Stability', asks: 'would it hold' },
  forecast: { title: 'Forecast', asks: 'where a decision would end' },
  power: { title: 'Power', asks: 'who carries weight' },
  timeline: { title: 'Timeline', asks: 'what has moved' },
  brief: { title: 'Brief', asks: 'preview and export' },
};

const order = ['positions', 'agreement', 'table', 'war', 'compare', 'drivers', 'talks', 'stability', 'forecast', 'power', 'timeline'];

export function titleOf(page: string): string {
  return words[page]?.title ?? page.charAt(0).toUpperCase() + page.slice(1).replaceAll('_', ' ');
}

export function navigation(questions: string[]): Entry[] {
  const place = (question: string) => (order.includes(question) ? order.indexOf(question) : order.length);
  const sorted = [...questions].sort((a, b) => place(a) - place(b));
  const entry = (page: string): Entry => ({ page, title: titleOf(page), asks: words[page]?.asks ?? '' });
  return [
    entry('documents'),
    entry('case'),
    ...sorted.map((question, i) => ({ ...entry(question), first: i === 0 })),
    { ...entry('brief'), first: true },
  ];
}
