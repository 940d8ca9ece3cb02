"""Which course a decision is about, and whether the one who decides may."""

from medspil.domain.courses import Course
from medspil.storage import courses
from medspil.storage.scene import Scene
from medspil.storage.sub_goals import Stale


def course_open(scene: Scene, course_id: str) -> Course:
    """The course, where it is not closed yet, locked until the end of the transaction. Raises Stale."""
    courses.lock(scene.connection, course_id)
    course = courses.one(scene.connection, scene.store, course_id)
    if course is None or course.closed:
        raise Stale("course")
    return course


def course_led(scene: Scene, course_id: str) -> Course:
    """The course, where the one who decides leads it. Raises Stale."""
    if not courses.leads(scene.connection, scene.person_id, course_id):
        raise Stale("course")
    return course_open(scene, course_id)
