import { refusal } from './refusal';

export const check = refusal('empty');
