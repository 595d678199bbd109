import { css } from 'lit';
import { updateFormStyles } from '../milestones/update-form-styles.js';
import { batchFormStyles } from './batch-form-styles.js';

export const bulkDialogStyles = [updateFormStyles, batchFormStyles, css`
  :host { display: contents; }
  fieldset .hint { margin-top: 5px; }
  .checks { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); }
  .preview { min-height: 120px; }
  .preview[aria-busy="true"] { opacity: 0.7; transition: opacity 120ms 150ms; }
  @media (max-width: 640px) { .choices { flex-wrap: wrap; } }
`];
