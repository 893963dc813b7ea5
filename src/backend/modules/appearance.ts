/** Judges the colours and lengths of an appearance as far as text alone tells: a browser would ignore what is none. */
import type { Appearance } from '../../contract/module.js';
import { near } from './nearest.js';
import type { Finding } from './sentences.js';

/** The named colours of CSS Color 4, and its system colours. */
const names = (
  'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue ' +
  'chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey ' +
  'darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray ' +
  'darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen ' +
  'fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki ' +
  'lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen ' +
  'lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime ' +
  'limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue ' +
  'mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive ' +
  'olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum ' +
  'powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver ' +
  'skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white ' +
  'whitesmoke yellow yellowgreen transparent currentcolor accentcolor accentcolortext activetext buttonborder buttonface ' +
  'buttontext canvas canvastext field fieldtext graytext highlight highlighttext linktext mark marktext selecteditem ' +
  'selecteditemtext visitedtext'
).split(' ');

const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const colourFunction =
  /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|contrast-color|device-cmyk|light-dark|var)\(.+\)$/is;
const unit = 'px|r?em|r?ex|r?ch|r?cap|r?ic|r?lh|[sld]?v(w|h|i|b|min|max)|cq(w|h|i|b|min|max)|cm|mm|q|in|pt|pc';
const length = new RegExp(
  String.raw`^(0+|\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?(${unit})|(calc|min|max|clamp|var)\(.+\))$`,
  'is',
);

const colourFinding = (value: string): string | undefined => {
  const text = value.trim();
  if (hex.test(text) || colourFunction.test(text) || names.includes(text.toLowerCase())) return undefined;
  const meant = near(text, names) ?? ': give #rrggbb, a CSS colour function or a CSS colour name';
  return `“${value}” is no colour${meant}`;
};

const lengthFinding = (value: string): string | undefined =>
  length.test(value.trim()) ? undefined : `“${value}” is no CSS length: give it with its unit, as 6px or 0.5rem`;

const judges = { accent: colourFinding, surface: colourFinding, radius: lengthFinding } as const;

export const checkAppearance = (appearance: Appearance, pointer: string): Finding[] =>
  (Object.keys(judges) as (keyof typeof judges)[]).flatMap((name) => {
    const value = appearance[name];
    const message = value === undefined ? undefined : judges[name](value);
    return message === undefined ? [] : [{ pointer: `${pointer}/${name}`, message }];
  });
