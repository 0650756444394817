using System.Collections.Immutable;
using Federation.Domain.Training;
using Federation.Storage.Training;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>Bookings that are wanted together; the code is a word of the address.</summary>
public sealed record BookingGroup(string Code, string Title, ImmutableArray<BookingStatus> Statuses)
{
    /// <summary>In the order in which a coordinator wants them: what is in danger first.</summary>
    public static ImmutableArray<BookingGroup> All { get; } =
    [
        new("risque", "Il manque quelqu’un", [BookingStatus.AtRisk]), new("cours", "En cours", [BookingStatus.Asked, BookingStatus.Settling]), new("confirmees", "Confirmées", [BookingStatus.Confirmed]),
        new("reportees", "Reportées, faute de paire", [BookingStatus.Postponed]), new("terminees", "Terminées", [BookingStatus.Done, BookingStatus.Refused, BookingStatus.Withdrawn]),
    ];
}

/// <param name="Count">On all pages.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record ShownBookings(BookingGroup Group, int Count, IReadOnlyList<BookingRow> Rows, SinceMark? Next);
