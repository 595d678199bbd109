import { finishSignIn, leaveProvider, startSignIn } from '../../../shared/contracts/welcome.js';
import { Refusal } from '../../../shared/refusal.js';
import { serve, type Answer } from '../../platform/http.js';
import { originOf } from '../../platform/public-origin.js';
import { journeyCookie, journeyCookieName } from '../../platform/session-cookie.js';
import { isSecure, openSession } from '../open-session.step.js';
import { admitted } from './admitted.step.js';
import { beginJourney, endJourney, minutesToReturn, providerNamed, whoReturns } from './provider-door.step.js';
import { addressToLeave } from './provider-client.step.js';

const answerStart: Answer<typeof startSignIn> = async (call) => {
  const provider = providerNamed(call.params.provider, call);
  const { location, browser } = await beginJourney(call, provider);
  call.setCookie(journeyCookie(browser, { secure: isSecure(call), seconds: minutesToReturn * 60 }));
  return { location };
};

const answerFinish: Answer<typeof finishSignIn> = async (call) => {
  const { params, body: { state, code, error } } = call;
  const provider = providerNamed(params.provider, call);
  const flow = await endJourney(call, provider, { state, browser: call.cookie(journeyCookieName({ secure: isSecure(call) })) });
  call.setCookie(journeyCookie('', { secure: isSecure(call), seconds: 0 }));
  if (error !== undefined || !code) throw new Refusal('unauthenticated', 'provider-refused', 'The sign-in service did not let you in.');
  const vouched = await whoReturns(call, provider, { code, flow });
  const { user, saving } = await admitted(call, provider, vouched);
  return openSession(call, user, { action: 'session.started', provider: provider.id, saving });
};

const answerLeave: Answer<typeof leaveProvider> = async (call) => {
  const provider = providerNamed(call.params.provider, call);
  return { location: await addressToLeave(provider, `${originOf(call.world.environment)}/login`, call.now).catch(() => null) };
};

serve(startSignIn, answerStart);
serve(finishSignIn, answerFinish);
serve(leaveProvider, answerLeave);
