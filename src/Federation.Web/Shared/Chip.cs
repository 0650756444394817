namespace Federation.Web.Shared;

/// <summary>A short fact. <see cref="Tone.Warm"/>: missing or late. <see cref="Tone.Ok"/>: good for a peer.</summary>
/// <param name="Text">The word that says it; colour never says it alone.</param>
/// <param name="Dot">A round mark before the text, for a live state.</param>
public sealed record Chip(string Text, Tone Tone = Tone.Plain, bool Dot = false)
{
    public string Css => $"chip{Tone switch { Tone.Warm => " warm", Tone.Ok => " ok", Tone.Brand => " brand", _ => "" }}{(Dot ? " dot" : "")}";
}

public enum Tone { Plain, Warm, Ok, Brand }
