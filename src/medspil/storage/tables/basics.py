"""What all tables are made of."""

from sqlalchemy import Column, ForeignKey, MetaData, String

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

ID = String(32)
WORD = String(32)


def of_person(nullable: bool = False) -> Column[str]:
    """The person whom a row is about; it goes when they go."""
    return Column("person_id", ID, ForeignKey("persons.id", ondelete="CASCADE"), nullable=nullable, index=True)
