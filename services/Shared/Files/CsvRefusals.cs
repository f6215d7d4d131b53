using Challenges.Shared.Web;

namespace Challenges.Shared.Files;

/// <summary>Why a table of comma-separated values is not taken.</summary>
public static class CsvRefusals
{
    public static readonly Refusal NotUtf8 = new("SHR-CSV-01", 422);
    public static readonly Refusal Empty = new("SHR-CSV-02", 422);
    public static readonly Refusal NotReadable = new("SHR-CSV-03", 422);
    public static readonly Refusal ColumnMissing = new("SHR-CSV-04", 422);
    public static readonly Refusal ColumnUnknown = new("SHR-CSV-05", 422);
    public static readonly Refusal ColumnTwice = new("SHR-CSV-06", 422);
    public static readonly Refusal TooManyRows = new("SHR-CSV-07", 422);
    /// <summary>Nothing of the table is taken; the fact <c>rows</c> holds a <see cref="RefusedRow"/> for each that is refused.</summary>
    public static readonly Refusal RowsRefused = new("SHR-CSV-08", 422);
    public static readonly Refusal CellsDoNotFit = new("SHR-CSV-09", 422);
    public static readonly Refusal CellIsMissing = new("SHR-CSV-10", 422);
    public static readonly Refusal CellIsTooLong = new("SHR-CSV-11", 422);
    public static readonly Refusal CellIsNoDay = new("SHR-CSV-12", 422);
    public static readonly Refusal CellIsNoNumber = new("SHR-CSV-13", 422);
    public static readonly Refusal CellIsNoChoice = new("SHR-CSV-14", 422);
}

/// <param name="Line">Of the file, from 1; where the row begins.</param>
public sealed record RefusedRow(int Line, StandRefusal Refusal);
