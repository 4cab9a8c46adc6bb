/** For checks/, which still import it from here. */
export { counted } from '../text/counted';
