using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Federation.Web.Shared;

/// <summary>What to mend before a form can be sent, each with the id of its field.</summary>
public sealed record ErrorSummary(IReadOnlyList<FieldError> Errors)
{
    /// <summary>
    /// From the page's model state. Ids are those that <c>asp-for</c> writes; for a group of radio buttons give the fieldset that id.
    /// </summary>
    public static ErrorSummary From(ModelStateDictionary state) => new(
    [
        .. state.SelectMany(entry => entry.Value!.Errors.Select(error =>
            new FieldError(TagBuilder.CreateSanitizedId(entry.Key, "_"), error.ErrorMessage))),
    ]);
}

/// <param name="FieldId">The id of the field; empty when the message is about the whole form.</param>
public sealed record FieldError(string FieldId, string Message);
