"""Applying what is decided about second factors: one is chosen, proven on a phone, or was wrong."""

from collections.abc import Callable
from typing import Any

from medspil.domain.circle_decisions import NoteWrongProof, Prove, SetSecondFactor
from medspil.domain.second_factor import SecondFactor, after_right, after_wrong, next_try_at
from medspil.storage import people, second_factors
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def _set(scene: Scene, decision: SetSecondFactor) -> None:
    people.lock(scene.connection, scene.person_id)
    factor = SecondFactor(decision.kind, decision.secret, scene.now, last_step=decision.step)
    second_factors.put(scene.connection, scene.store, scene.person_id, factor)
    second_factors.note_proven(scene.connection, scene.address.id, scene.now)
    scene.note("chose a second factor")


def _prove(scene: Scene, decision: Prove) -> None:
    factor = _current(scene)
    again = next_try_at(factor) if factor is not None else None
    if factor is None or factor.made_at != decision.made_at or (again is not None and scene.now < again):
        raise Stale("second factor")
    if decision.step is not None and factor.last_step is not None and decision.step <= factor.last_step:
        raise Stale("second factor")
    second_factors.note_tries(scene.connection, scene.person_id, after_right(factor, decision.step))
    second_factors.note_proven(scene.connection, scene.address.id, scene.now)


def _wrong(scene: Scene, decision: NoteWrongProof) -> None:
    factor = _current(scene)
    if factor is not None:
        second_factors.note_tries(scene.connection, scene.person_id, after_wrong(factor, scene.now))


def _current(scene: Scene) -> SecondFactor | None:
    """The person's second factor as it is now, while nobody else changes it."""
    people.lock(scene.connection, scene.person_id)
    return second_factors.of_person(scene.connection, scene.store, scene.person_id)


APPLYING: dict[type[Any], Callable[[Scene, Any], None]] = {
    SetSecondFactor: _set,
    Prove: _prove,
    NoteWrongProof: _wrong,
}
"""How each is applied."""
