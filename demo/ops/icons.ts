import { html, svg, type TemplateResult } from 'lit';

const paths = {
  inbox:
    'M3 11.5V15a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 17 15v-3.5M3 11.5 5.2 4.6a1.5 1.5 0 0 1 1.4-1.1h6.8a1.5 1.5 0 0 1 1.4 1.1L17 11.5M3 11.5h3.8a3.2 3.2 0 0 0 6.4 0H17',
  search: 'M13.2 13.2 17 17M9 14.5a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11z',
  back: 'm12 5-5 5 5 5',
  file: 'M11 3H6a1.5 1.5 0 0 0-1.5 1.5v11A1.5 1.5 0 0 0 6 17h8a1.5 1.5 0 0 0 1.5-1.5v-8zM11 3v4.5h4.5',
  download: 'M10 3.5v9m0 0 3.5-3.5M10 12.5 6.5 9M4 16.5h12',
  plus: 'M10 4v12M4 10h12',
  note: 'M4 4.5h12v8L12.5 16H4zM12.5 16v-3.5H16M7 8h6M7 11h3',
  alert: 'M10 6v4.5m0 3v.01M10 17.5a7.5 7.5 0 1 1 0-15 7.5 7.5 0 0 1 0 15z',
} as const;

export const icon = (name: keyof typeof paths): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${paths[name]}></path>`}</svg>`;
