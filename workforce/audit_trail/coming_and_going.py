"""Which events tell of people coming and going, and of no work that they did."""

from workforce.audit_trail.verbs import Verb

#: Who came and went: what of the trail is about a browser and not about work.
SIGN_INS = (
    *(Verb.SIGNED_IN, Verb.SIGNED_OUT, Verb.SIGN_IN_REFUSED, Verb.SIGN_INS_SLOWED, Verb.SIGN_IN_DISOWNED),
    *(Verb.RECOVERY_CODE_USED, Verb.SECOND_FACTOR_REFUSED, Verb.SIGNED_OUT_ELSEWHERE),
    Verb.DEVICE_SIGNED_OUT,
)
#: The same, and what people set up to get in.
NO_WORK = frozenset(
    (
        *SIGN_INS,
        *(Verb.SECOND_FACTOR_ADDED, Verb.SECOND_FACTOR_REMOVED, Verb.RECOVERY_CODES_MADE),
        Verb.PASSWORD_CHOSEN,
    )
)
