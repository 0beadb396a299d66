#version 300 es
// Coverage from signed distances, half a pixel of ramp on either side of an edge; a shadow from the
// closed form of a blurred box. Everything is in device pixels.
precision highp float;

in vec2 v_pixel;
flat in vec4 v_box;
flat in vec4 v_form;
flat in vec4 v_extra;
flat in vec4 v_border;
in vec4 v_fill;
layout(location = 0) out vec4 o_color;  // premultiplied

const float kTurn = 6.28318530718;

float covered(float signed_distance) { return clamp(0.5 - signed_distance, 0.0, 1.0); }

float to_rounded_box(vec2 point, vec2 half_size, float radius) {
  vec2 beyond = abs(point) - half_size + radius;
  return length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0) - radius;
}

float to_segment(vec2 point, vec2 from, vec2 to) {
  vec2 along = to - from;
  float part = clamp(dot(point - from, along) / max(dot(along, along), 1e-6), 0.0, 1.0);
  return length(point - from - along * part);
}

vec4 rounded_rect(vec2 point) {
  float outer = to_rounded_box(point, v_box.zw, v_form.y);
  float width = v_form.z * 2.0;
  vec4 inside = v_fill;
  if (width > 0.0) inside = mix(v_border, v_fill, covered(outer + width));
  return inside * covered(outer);
}

// Abramowitz and Stegun 7.1.27: off by at most 5e-4, less than half a step of 8 bits.
vec2 error_function(vec2 x) {
  vec2 a = abs(x);
  vec2 p = 1.0 + (0.278393 + (0.230389 + (0.000972 + 0.078108 * a) * a) * a) * a;
  p *= p;
  return sign(x) * (1.0 - 1.0 / (p * p));
}

// How much of a blurred row of the box, cut short by the round corners at `y`, is felt at `x`.
float blurred_row(float x, float y, vec2 half_size, float radius, float sigma) {
  float into_corner = max(abs(y) - half_size.y + radius, 0.0);
  float reach = half_size.x - radius + sqrt(max(radius * radius - into_corner * into_corner, 0.0));
  vec2 ends = 0.5 + 0.5 * error_function((x + vec2(-reach, reach)) * (0.70710678 / sigma));
  return ends.y - ends.x;
}

// Blurring along x has a closed form; along y the rows within three sigma are summed.
float shadow(vec2 point) {
  const int kRows = 12;
  float sigma = v_form.w;
  float first = clamp(-3.0 * sigma, point.y - v_box.w, point.y + v_box.w);
  float last = clamp(3.0 * sigma, point.y - v_box.w, point.y + v_box.w);
  float step_size = (last - first) / float(kRows);
  float sum = 0.0;
  for (int i = 0; i < kRows; ++i) {
    float away = first + step_size * (float(i) + 0.5);
    float weight = exp(-away * away / (2.0 * sigma * sigma)) / (sigma * 2.50662827463);
    sum += weight * blurred_row(point.x, point.y - away, v_box.zw, v_form.y, sigma);
  }
  return sum * step_size;
}

vec2 on_circle(float turns) { return vec2(sin(turns * kTurn), -cos(turns * kTurn)); }

float ring(vec2 point) {
  float middle = v_box.z - v_form.z;  // the line's middle; it stays inside the box
  float along = fract(atan(point.x, -point.y) / kTurn - v_extra.x);
  float to_arc = abs(length(point) - middle);
  if (along > v_extra.y - v_extra.x)
    to_arc = min(length(point - on_circle(v_extra.x) * middle),
                 length(point - on_circle(v_extra.y) * middle));
  return covered(to_arc - v_form.z);
}

float stroke(vec2 pixel) {
  float away = min(to_segment(pixel, v_box.xy, v_box.zw), to_segment(pixel, v_box.zw, v_extra.xy));
  return covered(away - v_form.z);
}

void main() {
  int kind = int(v_form.x);
  vec2 point = v_pixel - v_box.xy;
  if (kind == 0) o_color = rounded_rect(point);
  if (kind == 1) o_color = v_fill * shadow(point);
  if (kind == 2) o_color = v_fill * ring(point);
  if (kind == 3) o_color = v_fill * stroke(v_pixel);
}
