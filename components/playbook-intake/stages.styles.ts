import { css } from 'lit';

export const stagesStyles = css`
  .stages ol {
    display: flex;
    gap: 4px;
  }
  .stages li {
    flex: 1;
    min-inline-size: 0;
    padding: 8px 8px 0 0;
    border-block-start: 2px solid var(--o-line);
    font: var(--o-label);
    color: var(--o-muted);
  }
  .stages li:dir(rtl) {
    padding: 8px 0 0 8px;
  }
  .stages .past,
  .stages .now {
    border-color: var(--o-accent);
    color: var(--o-text);
  }
  .stages .node {
    display: none;
  }
  .stages .meta {
    display: block;
    color: var(--o-muted);
  }
  .stages .more-stages {
    flex: none;
    color: var(--o-muted);
  }
  .stage-title {
    display: flex;
    gap: 4px;
  }
  .stage-title .icon {
    flex: none;
    margin-block-start: 2px;
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2;
    color: var(--o-accent);
  }
  .now .stage-title,
  .stage-line b {
    font-weight: 600;
    color: var(--o-accent);
  }
  .stage-line,
  .stage-bars {
    display: none;
  }
  .stage-line {
    font: var(--o-label);
    color: var(--o-muted);
  }
  .stage-bars {
    gap: 4px;
    margin-block-start: 8px;
  }
  .stage-bars span {
    flex: 1;
    block-size: 3px;
    border-radius: 2px;
    background: var(--o-line);
  }
  .stage-bars .past {
    background: var(--o-accent);
  }

  @container (min-width: 720px) {
    .stages.vertical ol {
      display: block;
    }
    .stages.vertical li {
      display: grid;
      grid-template-columns: 18px 1fr;
      column-gap: 12px;
      position: relative;
      padding: 0 0 20px;
      border: 0;
    }
    .vertical .node {
      display: grid;
      grid-row: span 2;
      place-content: center;
      inline-size: 18px;
      block-size: 18px;
      margin-block-start: 1px;
      border: 2px solid var(--o-edge);
      border-radius: 50%;
      background: var(--o-surface);
    }
    .vertical li:not(:last-child)::before {
      content: '';
      position: absolute;
      inset-block: 20px 0;
      inset-inline-start: 8px;
      border-inline-start: 2px solid var(--o-line);
    }
    .vertical .past::before {
      border-color: var(--o-accent) !important;
    }
    .vertical .past .node {
      border-color: var(--o-accent);
      background: var(--o-accent);
      color: var(--o-surface);
    }
    .vertical .now .node {
      border-color: var(--o-accent);
      background: radial-gradient(var(--o-accent) 0 3.5px, var(--o-surface) 4.5px);
    }
    .node .icon {
      inline-size: 12px;
      block-size: 12px;
      stroke-width: 2.75;
    }
    .stages.vertical .more-stages {
      display: block;
      padding-block-start: 0;
    }
  }
  @container (max-width: 559px) {
    .stages ol {
      display: none;
    }
    .stage-line {
      display: block;
    }
    .stage-bars {
      display: flex;
    }
  }
  @media (forced-colors: active) {
    .stages .past,
    .stages .now {
      border-color: Highlight;
    }
    .stage-bars .past {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
