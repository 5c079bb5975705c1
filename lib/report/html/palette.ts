/** The colours of one theme by the name of their custom property. */
export type Palette = Readonly<Record<ColorName, string>>;

/** The names of the colours: `-text` ones are read on the ground of the same name, `bar-` ones are seen on `surface`. */
export type ColorName =
  | 'page'
  | 'surface'
  | 'sunken'
  | 'line'
  | 'control'
  | 'text'
  | 'muted'
  | 'link'
  | 'focus'
  | 'critical'
  | 'critical-text'
  | 'high'
  | 'high-text'
  | 'medium'
  | 'medium-text'
  | 'low'
  | 'low-text'
  | 'good'
  | 'good-text'
  | 'quiet'
  | 'quiet-text'
  | 'bar-met'
  | 'bar-violated'
  | 'bar-unknown'
  | 'bar-excepted'
  | 'bar-not-applicable';

/** Dark text on light grounds. */
export const LIGHT: Palette = {
  page: '#f4f6f8',
  surface: '#ffffff',
  sunken: '#eef1f5',
  line: '#d8dee6',
  control: '#75818f',
  text: '#18212c',
  muted: '#4d5a69',
  link: '#1a56a8',
  focus: '#1a56a8',
  critical: '#fbe3e8',
  'critical-text': '#8c0f33',
  high: '#fde8dc',
  'high-text': '#8f3208',
  medium: '#fbf0cf',
  'medium-text': '#6f4a04',
  low: '#e6ebf1',
  'low-text': '#3c4a5a',
  good: '#ddf2e7',
  'good-text': '#0d5c3d',
  quiet: '#e9e8fa',
  'quiet-text': '#433c9c',
  'bar-met': '#2a8763',
  'bar-violated': '#c2332f',
  'bar-unknown': '#b3770c',
  'bar-excepted': '#6a63c4',
  'bar-not-applicable': '#8792a0',
};

/** Light text on dark grounds. */
export const DARK: Palette = {
  page: '#10151c',
  surface: '#18202a',
  sunken: '#202a36',
  line: '#303c4a',
  control: '#748396',
  text: '#e3e9f0',
  muted: '#a4b1c0',
  link: '#8dbbff',
  focus: '#8dbbff',
  critical: '#4a1524',
  'critical-text': '#ffb3c4',
  high: '#472212',
  'high-text': '#ffc09c',
  medium: '#3c2f0c',
  'medium-text': '#f2d27c',
  low: '#2b3745',
  'low-text': '#c4d0de',
  good: '#123726',
  'good-text': '#8fe0b8',
  quiet: '#2b2958',
  'quiet-text': '#c8c4ff',
  'bar-met': '#4caf86',
  'bar-violated': '#ea6a63',
  'bar-unknown': '#dba33a',
  'bar-excepted': '#9a93f0',
  'bar-not-applicable': '#748396',
};
