import { css, html, type TemplateResult } from 'lit';

/** Initials in a circle; drawn, not written: the name stands beside it. `own` tints the viewer's. */
export const avatar = (initials: string, own = false): TemplateResult =>
  html`<span class="avatar ${own ? 'own' : ''}" data-initials=${initials}></span>`;

export const avatarStyles = css`
  .avatar {
    display: inline-grid;
    place-content: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--o-hover);
    font: var(--o-smallest);
    font-weight: 600;
  }
  .avatar::before {
    content: attr(data-initials) / '';
  }
  .avatar.own {
    background: var(--o-selected);
    color: var(--o-accent);
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
