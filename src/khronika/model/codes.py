"""The closed lists of the codebook, and of the reference of instruments, as enumerations.

The codes are permanent: they stand in readings, addresses and published data. Their labels and
definitions, in English and Russian, lie in `resources/vocabulary/`.
Source: Khronika codebook, sections 1 to 6.
"""

from enum import StrEnum


class IncidentType(StrEnum):
    """What was done to the targets of an incident (codebook, section 3)."""

    ENTRY_REFUSAL = "entry_refusal"
    EXIT_BAN = "exit_ban"
    RESIDENCE_REFUSAL = "residence_refusal"
    ASYLUM_CLAIM = "asylum_claim"
    ASYLUM_GRANT = "asylum_grant"
    ASYLUM_REFUSAL = "asylum_refusal"
    DETENTION = "detention"
    RELEASE = "release"
    EXTRADITION_REQUEST = "extradition_request"
    EXTRADITION = "extradition"
    EXTRADITION_REFUSAL = "extradition_refusal"
    DEPORTATION = "deportation"
    ABDUCTION = "abduction"
    DISAPPEARANCE = "disappearance"
    KILLING = "killing"
    ASSAULT = "assault"
    THREAT = "threat"
    SURVEILLANCE = "surveillance"
    DIGITAL_ATTACK = "digital_attack"
    INTERPOL_ALERT = "interpol_alert"
    PASSPORT_DENIAL = "passport_denial"
    PROXY_PRESSURE = "proxy_pressure"
    ORGANIZATION_PRESSURE = "organization_pressure"
    PROSECUTION = "prosecution"
    CONVICTION = "conviction"
    DESIGNATION = "designation"


AT_HOME = frozenset(
    {
        IncidentType.PROSECUTION,
        IncidentType.CONVICTION,
        IncidentType.DESIGNATION,
        IncidentType.PASSPORT_DENIAL,
        IncidentType.PROXY_PRESSURE,
    }
)
"""Acts of the state fled unless a document places them elsewhere: they do not tell where the target
is (codebook, section 4)."""


class Status(StrEnum):
    """How far an act went, by the document's account."""

    COMPLETED = "completed"
    ATTEMPTED = "attempted"
    PENDING = "pending"
    THREATENED = "threatened"


class Certainty(StrEnum):
    """On whose word the document tells an act."""

    STATED = "stated"
    ATTRIBUTED = "attributed"
    DISPUTED = "disputed"
    RUMOURED = "rumoured"


class Role(StrEnum):
    """What a person is in the document."""

    TARGET = "target"
    RELATIVE = "relative"
    LAWYER = "lawyer"
    OFFICIAL = "official"
    EXPERT = "expert"
    PERPETRATOR = "perpetrator"
    SPEAKER = "speaker"
    OTHER = "other"


class OrganizationKind(StrEnum):
    """What kind of body an organization is."""

    STATE_BODY = "state_body"
    COURT = "court"
    POLICE = "police"
    SECURITY_SERVICE = "security_service"
    DIPLOMATIC_MISSION = "diplomatic_mission"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    NGO = "ngo"
    MOVEMENT = "movement"
    PARTY = "party"
    MEDIA = "media"
    OTHER = "other"


class Stance(StrEnum):
    """What a speaker does with a statement (codebook, section 4)."""

    ASSERTS = "asserts"
    DENIES = "denies"
    FEARS = "fears"
    PREDICTS = "predicts"
    ADVISES = "advises"


class InstrumentKind(StrEnum):
    """What kind of agreement, law or policy an instrument is (codebook, section 5)."""

    EXTRADITION_TREATY = "extradition_treaty"
    LEGAL_ASSISTANCE = "legal_assistance"
    DATA_EXCHANGE_AGREEMENT = "data_exchange_agreement"
    POLICE_COOPERATION = "police_cooperation"
    RETURN_AGREEMENT = "return_agreement"
    VISA_RULE = "visa_rule"
    PROTECTION_RULE = "protection_rule"
    OTHER = "other"


class InstrumentStatus(StrEnum):
    """Where an instrument stands, by the document's account."""

    IN_FORCE = "in_force"
    SIGNED = "signed"
    NEGOTIATING = "negotiating"
    ALLEGED = "alleged"
    DENOUNCED = "denounced"


class InstrumentData(StrEnum):
    """What an instrument lets one state tell another about a person."""

    CITIZENSHIP = "citizenship"
    IDENTITY = "identity"
    RESIDENCE = "residence"
    PROPERTY = "property"
    OBLIGATIONS = "obligations"
    CRIMINAL_RECORD = "criminal_record"
    WANTED = "wanted"
    TRAVEL = "travel"
    BIOMETRICS = "biometrics"
    OTHER = "other"


class EstimateMeasure(StrEnum):
    """What an estimate counts (codebook, section 6)."""

    EMIGRANTS = "emigrants"
    REFUGEES = "refugees"
    ASYLUM_SEEKERS = "asylum seekers"
    DETAINED = "detained"
    DEPORTED = "deported"
    REQUESTED = "requested"


class InstrumentForm(StrEnum):
    """What an instrument is as a thing; its kind says what it is about."""

    TREATY = "treaty"
    LAW = "law"
    POLICY = "policy"
    MEMBERSHIP = "membership"
    GUIDANCE = "guidance"
    PRACTICE = "practice"
    CASE = "case"
    ABSENCE = "absence"


class InstrumentEffect(StrEnum):
    """Whom an instrument serves in the main: those who pursue, or those who are pursued."""

    EXPOSES = "exposes"
    PROTECTS = "protects"


class PartyStatus(StrEnum):
    """Where a state stands towards an instrument."""

    PARTY = "party"
    OWN = "own"
    SIGNED = "signed"
    SUSPENDED = "suspended"
    UNCLEAR = "unclear"
    WITHDRAWN = "withdrawn"
    NOT_PARTY = "not_party"
